//! The JavaScript modules: build-time values first, then the hand-written shell that uses them as `BUILD`.

use super::encode::{base64, integrity};
use super::sources::{DEFAULT_GUIDE, Sources};
use super::tools::Tools;
use super::wasm::Compiled;
use crate::docs::{self, Kind};
use crate::{files, paths};
use anyhow::Result;
use serde_json::Value;

/// The module with the wasm inside, which needs no second request.
pub fn one_file(compiled: &Compiled, sources: &Sources, tools: &Tools) -> Result<String> {
    tools.js(&module(compiled, sources, &inline(compiled)))
}

/// The module that fetches `hallway.wasm` and knows its hash, so that pinning the module pins both.
pub fn split(compiled: &Compiled, sources: &Sources, tools: &Tools) -> Result<String> {
    let wasm = format!("{{ url: \"hallway.wasm\", integrity: \"{}\" }}", integrity(&compiled.wasm));
    tools.js(&module(compiled, sources, &wasm))
}

/// What the shell fetches when somebody opens the host tools; it runs instead of the attendee build.
pub fn host(compiled: &Compiled, sources: &Sources, tools: &Tools) -> Result<String> {
    let (glue, wasm, css) = (&compiled.glue, inline(compiled), string(&sources.host_css));
    let messages = &sources.host_messages;
    tools.js(&format!("export default {{ glue: {glue}, wasm: {wasm}, css: {css}, messages: {messages} }};\n"))
}

/// Writes each part of a build into a file of its own, so that `size` can say where the weight is.
pub fn keep_parts(folder: &str, compiled: &Compiled, sources: &Sources, tools: &Tools) -> Result<()> {
    let folder = paths::parts().join(folder);
    let host = folder.ends_with("host");
    let glue = tools.js(&format!("export default {}", compiled.glue))?;
    files::write(&folder.join("glue.js"), glue)?;
    files::write(&folder.join("hallway.wasm"), &compiled.wasm)?;
    files::write(&folder.join("style.css"), if host { &sources.host_css } else { &sources.css })?;
    files::write(
        &folder.join("messages.json"),
        if host { &sources.host_messages } else { &sources.messages },
    )?;
    if !host {
        files::write(&folder.join("shell.js"), tools.js(&sources.shell)?)?;
        files::write(
            &folder.join("rescue.js"),
            tools.js(&format!("{}export {{ rescue }}", sources.rescue))?,
        )?;
        files::write(&folder.join("guide.json"), &sources.guide)?;
    }
    Ok(())
}

fn module(compiled: &Compiled, sources: &Sources, wasm: &str) -> String {
    let Sources { messages, guide, guides, languages, shell, rescue, .. } = sources;
    let (version, css, glue) = (string(&sources.version), string(&sources.css), &compiled.glue);
    let (attributes, methods) = (names(Kind::Attribute), names(Kind::Method));
    let pack = format!("{{ lang: \"en\", messages: {messages} }}");
    format!(
        "const BUILD = {{ version: {version}, guide: \"{DEFAULT_GUIDE}\", first: {guide}, guides: {{ __proto__: null, ...{guides} }}, languages: {languages}, \
         attributes: {attributes}, methods: {methods}, pack: {pack}, css: {css}, glue: {glue}, wasm: {wasm} }};\n{shell}\n{rescue}"
    )
}

/// What the shell listens to and offers is what the table documents.
fn names(kind: Kind) -> String {
    Value::from(docs::names(kind)).to_string()
}

fn inline(compiled: &Compiled) -> String {
    format!("{{ base64: \"{}\" }}", base64(&compiled.deflated))
}

/// A JavaScript string: JSON's are valid there.
fn string(text: &str) -> String {
    Value::from(text).to_string()
}
