//! wasm-bindgen's script and module without what our pages never run, and with short names between the two.

use anyhow::{Context, Result};
use std::collections::BTreeMap;

/// The script as a function that takes the compiled module and promises what it exports: each call gives a fresh one,
/// which is what a restart after a crash needs. The names in `module` change with those in the script.
///
/// # Errors
/// Where wasm-bindgen writes its script in another way than the version that is pinned.
pub fn factory(script: &str, module: &mut walrus::Module) -> Result<String> {
    let glue = without_dead_ends(script)?;
    drop_unused(&glue, module);
    Ok(shorten_names(&glue, module))
}

fn without_dead_ends(script: &str) -> Result<String> {
    let (_, body) = script.split_once("(function(exports) {").context("the glue begins otherwise")?;
    let (body, _) = body
        .split_once("    let wasmModule, wasmInstance, wasm;")
        .context("the glue loads the module otherwise")?;
    let mut glue = body.to_owned();
    // It need not find the module.
    cut(&mut glue, "    let script_src;", "    /**")?;
    // Streams of Rust, which a dependency of Leptos exports: with what they need in the module, 15 KB.
    cut(&mut glue, "    class IntoUnderlyingByteSource", "exports.IntoUnderlyingSource =")?;
    cut(&mut glue, "exports.IntoUnderlyingSource =", "\n")?;
    cut(&mut glue, "    const __wbindgen_enum_ReadableStreamType", "\n")?;
    for name in ["ByteSource", "Sink", "Source"] {
        cut(&mut glue, &format!("    const IntoUnderlying{name}Finalization"), ";\n")?;
    }
    // Browsers older than those that unpack our module.
    cut(&mut glue, "    if (!('encodeInto' in cachedTextEncoder))", "    let WASM_VECTOR_LEN")?;
    cut(&mut glue, "        if (realloc === undefined) {", "        let len = arg.length")?;
    cut(&mut glue, "    if (Symbol.dispose)", "    exports.")?;
    while glue.contains("(typeof FinalizationRegistry") {
        cut(&mut glue, "(typeof FinalizationRegistry", "new FinalizationRegistry")?;
    }
    // Debug output that is only for developers of Rust.
    cut(&mut glue, "    function debugString(val) {", "    function ")?;
    Ok(format!(
        "async (module) => {{\nconst exports = {{}};\n{glue}\n\
         function debugString(val) {{ return String(val?.message ?? typeof val); }}\n\
         const {{ exports: wasm }} = await WebAssembly.instantiate(module, __wbg_get_imports());\n\
         wasm.__wbindgen_start();\nreturn exports;\n}}"
    ))
}

/// Takes out what stands from one mark up to the next other one.
fn cut(glue: &mut String, from: &str, to: &str) -> Result<()> {
    let found = glue.split_once(from).and_then(|(before, rest)| {
        let at = rest.find(to)?;
        Some([before, rest.get(at..)?].concat())
    });
    *glue = found.with_context(|| format!("the glue has no “{}” any more", from.trim()))?;
    Ok(())
}

/// Takes out of the module what the script does not ask for.
fn drop_unused(glue: &str, module: &mut walrus::Module) {
    let used: Vec<&str> = glue.split("wasm.").skip(1).map(|rest| word(rest).0).collect();
    let unused = module.exports.iter().filter(|export| !used.contains(&export.name.as_str()));
    let unused: Vec<_> = unused.map(walrus::Export::id).collect();
    for export in unused {
        module.exports.delete(export);
    }
    walrus::passes::gc::run(module);
}

/// Both sides call each other by names that are long and have a random number in each: they get two letters.
fn shorten_names(glue: &str, module: &mut walrus::Module) -> String {
    let mut glue = glue.replace("\"./hallway_bg.js\": import0", "a: import0");
    for (at, import) in module.imports.iter_mut().enumerate() {
        let short = letters(at);
        glue = glue.replace(&format!(" {}: ", import.name), &format!(" {short}: "));
        (import.module, import.name) = ("a".to_owned(), short);
    }
    let mut exports = BTreeMap::new();
    for (at, export) in module.exports.iter_mut().enumerate() {
        let long = std::mem::replace(&mut export.name, letters(at));
        exports.insert(long, export.name.clone());
    }
    let mut parts = glue.split("wasm.");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = word(part);
        out.extend(["wasm.", exports.get(name).map_or(name, String::as_str), rest]);
    }
    out
}

/// The name at the start of a text, and what follows it.
fn word(text: &str) -> (&str, &str) {
    text.split_at(text.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(text.len()))
}

/// `aa`, `ab`, … for 676 names.
fn letters(at: usize) -> String {
    let letter = |digit: usize| ('a'..='z').nth(digit);
    [letter(at / 26), letter(at % 26)].into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_between_two_marks_goes_with_the_first() {
        let mut text = "a [b] c [d] e".to_owned();
        cut(&mut text, "[b", "[d").unwrap();
        assert_eq!(text, "a [d] e");
        assert!(cut(&mut text, "gone", "e").is_err());
    }

    #[test]
    fn both_sides_get_the_same_short_names() {
        let mut module = walrus::Module::default();
        let empty = module.types.add(&[], &[]);
        let (called, _) = module.add_import_func("./hallway_bg.js", "__wbg_say_0123", empty);
        module.exports.add("handle_free", called);
        module.exports.add("nobody_asks", called);
        let glue =
            "{ __wbg_say_0123: function() {} } wasm.handle_free(1); ({ \"./hallway_bg.js\": import0 })";
        drop_unused(glue, &mut module);
        let glue = shorten_names(glue, &mut module);
        assert_eq!(glue, "{ aa: function() {} } wasm.aa(1); ({ a: import0 })");
        let names: Vec<&str> = module.exports.iter().map(|export| export.name.as_str()).collect();
        assert_eq!(names, ["aa"]);
        assert!(module.imports.find("a", "aa").is_some());
    }
}
