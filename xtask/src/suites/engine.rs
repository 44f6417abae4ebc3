//! The three browser engines and how each is driven.

use crate::args::Args;
use crate::process;
use crate::setup::Need;
use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

impl Engine {
    const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// Those that were asked for, or all.
    pub fn chosen(args: &mut Args) -> Result<Vec<Self>> {
        let mut chosen = Vec::new();
        while let Some(name) = args.value("--engine")? {
            match Self::ALL.into_iter().find(|engine| engine.name() == name) {
                Some(engine) => chosen.push(engine),
                None => bail!("--engine {name}: it is chromium, firefox or webkit"),
            }
        }
        Ok(if chosen.is_empty() { Self::ALL.to_vec() } else { chosen })
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    pub fn browser(self) -> Need {
        match self {
            Self::Chromium => Need::Chromium,
            Self::Firefox => Need::Firefox,
            Self::WebKit => Need::WebKit,
        }
    }

    /// Only Firefox has its driver apart.
    pub fn driver(self) -> Need {
        if self == Self::Firefox { Need::Geckodriver } else { self.browser() }
    }

    /// Tells the runner of wasm-bindgen-test which driver to use; it takes any WebKit for Safari.
    pub fn drive(self, command: &mut Command, screen: Option<&Screen>) {
        for name in ["CHROMEDRIVER", "GECKODRIVER", "SAFARIDRIVER"] {
            command.env_remove(name).env_remove(format!("{name}_REMOTE"));
        }
        let (name, program) = match self {
            Self::Chromium => ("CHROMEDRIVER", "chromedriver"),
            Self::Firefox => ("GECKODRIVER", "geckodriver"),
            Self::WebKit => ("SAFARIDRIVER", "WebKitWebDriver"),
        };
        command.env(name, process::find(program).unwrap_or_else(|| program.into()));
        // The runner's own limits, 20 and 5 seconds, are short for a small or busy machine.
        command.env("WASM_BINDGEN_TEST_TIMEOUT", "180").env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "30");
        if let Some(screen) = screen {
            // There is no graphics card behind it; a software copy of one takes ten times as long for a frame.
            command.env("DISPLAY", screen.name()).env("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
        }
    }

    /// A screen for the engine that cannot do without; it lasts as long as the value.
    pub fn screen(self) -> Result<Option<Screen>> {
        if self == Self::WebKit { Screen::start().map(Some) } else { Ok(None) }
    }
}

/// A virtual screen of our own.
pub struct Screen {
    server: Child,
    name: String,
}

impl Screen {
    pub fn name(&self) -> &str {
        &self.name
    }

    fn start() -> Result<Self> {
        // The server looks for a free display itself and tells us which.
        let words = ["-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"];
        let mut xvfb = process::command(process::find("Xvfb").context("Xvfb is missing: cargo xtask setup")?);
        let mut server = xvfb.args(words).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let mut display = String::new();
        if let Some(stdout) = server.stdout.take() {
            BufReader::new(stdout).read_line(&mut display)?;
        }
        let screen = Self { server, name: format!(":{}", display.trim()) };
        if display.trim().is_empty() {
            bail!("Xvfb did not start; try it by hand: Xvfb :99")
        } else {
            Ok(screen)
        }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.server.kill().ok();
        self.server.wait().ok();
    }
}
