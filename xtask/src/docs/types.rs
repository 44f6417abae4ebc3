//! `hallway.d.ts`: what TypeScript knows about the element.

use super::table::{Kind, Member, TABLE};

pub fn types() -> String {
    let attributes = lines(Kind::Attribute, |member| format!("\"{}\"?: {};", member.name, member.type_));
    let events = lines(Kind::Event, |member| format!("\"{}\": CustomEvent<{}>;", member.name, member.type_));
    let properties = lines(Kind::Property, |member| {
        let readonly = if member.type_.starts_with("Promise") { "readonly " } else { "" };
        format!("{readonly}{}: {};", member.name, member.type_)
    });
    let methods = lines(Kind::Method, |member| format!("{}{};", member.name, signature(member.type_)));
    format!(
        "// Written by `cargo xtask docs` from src/element/table.rs.

/** The attributes of `<hallway-session>`. */
export interface HallwaySessionAttributes {{
{attributes}}}

/** The events of `<hallway-session>`; all of them bubble and are composed. */
export interface HallwaySessionEventMap {{
{events}}}

/** The element itself. Its methods may be called before it is ready. */
export interface HallwaySessionElement extends HTMLElement {{
{properties}{methods}  addEventListener<K extends keyof HallwaySessionEventMap>(
    type: K,
    listener: (this: HallwaySessionElement, event: HallwaySessionEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}}

declare global {{
  interface HTMLElementTagNameMap {{
    \"hallway-session\": HallwaySessionElement;
  }}
}}
"
    )
}

fn lines(kind: Kind, line: impl Fn(&Member) -> String) -> String {
    let members = TABLE.iter().filter(|member| member.kind == kind);
    members.map(|member| format!("  /** {} */\n  {}\n", member.text, line(member))).collect()
}

/// `(a: string) => Promise<void>` as it is written after a method's name: `(a: string): Promise<void>`.
fn signature(type_: &str) -> String {
    type_.replacen(") => ", "): ", 1)
}
