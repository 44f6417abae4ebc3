//! `cargo xtask serve`: the page while one works on it.

use crate::args::Args;
use crate::build::{self, Mode, Tools};
use crate::{files, paths, setup};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::time::Duration;
use tiny_http::{Header, Method, Request, Response, Server};

const HELP: &str = "cargo xtask serve [--port N] [--release] [--once]

Builds, serves www/ at / and pkg/dist at /dist/ on 127.0.0.1, and rebuilds when a source changes.

  --port N    the first port to try (8080); if it is taken the next free one is used
  --release   serve what would be published: slower to build, a third of the size
  --once      build once, do not watch";

const PORT: u16 = 8080;
const GLANCE: Duration = Duration::from_millis(400);

/// The quick build by default, and the attendee's part before the host's: someone who has just cloned the repository
/// sees the page in about half of the time, and it behaves the same.
pub fn run(mut args: Args) -> Result<()> {
    if args.wants_help(HELP) {
        return Ok(());
    }
    let port = args.number("--port")?.unwrap_or(PORT);
    let mode = if args.flag("--release") { Mode::Full } else { Mode::Quick };
    let once = args.flag("--once");
    args.finish()?;
    setup::ensure(&[setup::Need::WasmTarget])?;
    let tools = Tools::prepare(mode);
    let seen = files::newest(&build::inputs());
    build::attendee(mode, &tools)?;
    let (server, port) = listen(port)?;
    println!("\n  http://127.0.0.1:{port}/\n");
    std::thread::spawn(move || {
        tell(build::host(mode, &tools), "The host tools are ready too");
        if !once {
            watch(mode, &tools, seen);
        }
    });
    for request in server.incoming_requests() {
        answer(request);
    }
    Ok(())
}

fn listen(port: u16) -> Result<(Server, u16)> {
    let free = (port..port.saturating_add(50))
        .find_map(|port| Some((Server::http(("127.0.0.1", port)).ok()?, port)));
    free.with_context(|| format!("no free port from {port} on; choose another with --port"))
}

fn watch(mode: Mode, tools: &Tools, mut seen: Option<std::time::SystemTime>) {
    loop {
        std::thread::sleep(GLANCE);
        let newest = files::newest(&build::inputs());
        if newest == seen {
            continue;
        }
        seen = newest;
        let built = build::attendee(mode, tools);
        let good = built.is_ok();
        tell(built, "Rebuilt: reload the page");
        if good {
            tell(build::host(mode, tools), "The host tools are rebuilt too");
        }
    }
}

fn tell(outcome: Result<()>, good: &str) {
    match outcome {
        Ok(()) => println!("{good}"),
        Err(error) => eprintln!("error: {error:#}\n(the last good build is still served)"),
    }
}

fn answer(request: Request) {
    let readable = matches!(request.method(), Method::Get | Method::Head);
    let file = locate(request.url()).filter(|_| readable);
    let outcome = match file.as_deref().and_then(|path| Some((mime(path), std::fs::read(path).ok()?))) {
        Some((mime, bytes)) => {
            let mut response = Response::from_data(bytes);
            for (name, value) in [("Content-Type", mime), ("Cache-Control", "no-cache")] {
                if let Ok(header) = Header::from_bytes(name, value) {
                    response.add_header(header);
                }
            }
            request.respond(response)
        }
        None => request.respond(Response::from_string("There is no such page.\n").with_status_code(404)),
    };
    // The browser went away before it had everything: nothing to mend.
    outcome.ok();
}

/// The file for a URL: none if it points outside of the two folders that we serve.
fn locate(url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?.trim_start_matches('/');
    if path.split('/').any(|part| part == "..") || path.contains(['\\', '%', ':']) {
        return None;
    }
    let file = match path.strip_prefix("dist/") {
        Some(rest) => paths::dist().join(rest),
        None => paths::root().join("www").join(path),
    };
    Some(if file.is_dir() { file.join("index.html") } else { file })
}

fn mime(path: &Path) -> &'static str {
    match path.extension().and_then(|ending| ending.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "webp" => "image/webp",
        "jpg" => "image/jpeg",
        "ico" => "image/x-icon",
        _ => "text/plain; charset=utf-8",
    }
}

#[cfg(test)]
mod tests {
    use super::locate;

    #[test]
    fn nothing_outside_the_two_folders_is_served() {
        for url in ["/../Cargo.toml", "/dist/../package.json", "/a\\b", "/%2e%2e/Cargo.toml", "/c:/x"] {
            assert_eq!(locate(url), None, "{url}");
        }
        assert!(locate("/dist/hallway.js?x=1").unwrap().ends_with("pkg/dist/hallway.js"));
        assert!(locate("//etc/passwd").unwrap().ends_with("www/etc/passwd"));
    }
}
