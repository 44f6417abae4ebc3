//! What a step takes over from what is put into it.

use super::forms;
use crate::domain::Json;

/// Who does a step and what it is for, as far as a block that was put into it says so. What its author chose
/// stays.
///
/// ```
/// use hallway::{domain::Json, formats::{guide::edit::followed, json}};
/// let step = json::read(r#"{"kind":"share","who":["everyone"]}"#).value;
/// let rounds = json::read(r#"{"type":"rounds","items":[{"who":"pairs"},{"who":"alone"},{"who":"pairs"}]}"#).value;
/// let who = Json::List(vec!["pairs".into(), "alone".into()]);
/// assert_eq!(followed(&step, &rounds), [("who", who)]);
/// ```
#[must_use]
pub fn followed(step: &Json, block: &Json) -> Vec<(&'static str, Json)> {
    let new = forms::STEP.made(&str::to_owned);
    let mut who: Vec<Json> = Vec::new();
    let mut kind = None;
    if block.str("type") == "rounds" {
        for round in block.get("items").map(Json::items).unwrap_or_default() {
            let each = Json::from(round.str("who"));
            if !who.contains(&each) {
                who.push(each);
            }
        }
    } else if block.str("kind") == "commitment" {
        // One writes it for oneself, then all read the wall.
        who.extend(["alone".into(), "everyone".into()]);
        kind = Some("commitment".into());
    }
    let who = (!who.is_empty()).then_some(Json::List(who));
    let mut taken = vec![("who", who), ("kind", kind)];
    taken.retain(|(key, _)| step.get(key) == new.get(key));
    taken.into_iter().filter_map(|(key, value)| Some((key, value?))).collect()
}
