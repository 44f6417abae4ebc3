//! `custom-elements.json`: what editors and catalogues know about the element.
//! The schema is that of the community's custom elements manifest.

use super::table::{Kind, Member, TABLE};
use anyhow::Result;
use serde_json::{Value, json};

pub fn manifest(version: &str) -> Result<String> {
    let attributes =
        all(Kind::Attribute, |member| described(member, json!({"type": {"text": member.type_}})));
    let events = all(Kind::Event, |member| {
        described(member, json!({"type": {"text": format!("CustomEvent<{}>", member.type_)}}))
    });
    let mut members = all(Kind::Property, |member| {
        described(member, json!({"kind": "field", "type": {"text": member.type_}}))
    });
    members.extend(all(Kind::Method, |member| {
        let returns = member.type_.split_once(" => ").map_or("", |(_, returns)| returns);
        described(member, json!({"kind": "method", "return": {"type": {"text": returns}}}))
    }));
    let element = json!({
        "kind": "class",
        "name": "HallwaySession",
        "description": "A session in which people learn from one another: a discussion guide and a commitment wall.",
        "superclass": {"name": "HTMLElement"},
        "customElement": true,
        "tagName": "hallway-session",
        "attributes": attributes,
        "members": members,
        "events": events,
        "slots": all(Kind::Slot, |member| described(member, json!({}))),
        "cssParts": all(Kind::Part, |member| described(member, json!({}))),
        "cssProperties": all(Kind::CssProperty, |member| described(member, json!({}))),
    });
    let module = "dist/hallway.js";
    let manifest = json!({
        "schemaVersion": "2.1.0",
        "readme": "README.md",
        "version": version,
        "modules": [{
            "kind": "javascript-module",
            "path": module,
            "declarations": [element],
            "exports": [{
                "kind": "custom-element-definition",
                "name": "hallway-session",
                "declaration": {"name": "HallwaySession", "module": module},
            }],
        }],
    });
    Ok(serde_json::to_string_pretty(&manifest)? + "\n")
}

fn all(kind: Kind, entry: impl Fn(&Member) -> Value) -> Vec<Value> {
    TABLE.iter().filter(|member| member.kind == kind).map(entry).collect()
}

/// Adds what every entry has.
fn described(member: &Member, mut entry: Value) -> Value {
    if let Some(fields) = entry.as_object_mut() {
        fields.insert("name".to_owned(), member.name.into());
        fields.insert("description".to_owned(), member.text.into());
        if !member.default.is_empty() {
            fields.insert("default".to_owned(), member.default.into());
        }
    }
    entry
}
