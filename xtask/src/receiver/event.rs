//! What a body holds, in whatever format the page was told to send it.

use serde_json::{Map, Value};

/// The event as data, nothing where the body is no format of ours, and its id where it has one.
pub fn read(body: &str) -> (Value, Option<String>) {
    let event = match serde_json::from_str(body) {
        Ok(Value::Array(events)) => events.into_iter().next().unwrap_or_default(),
        Ok(event) => event,
        Err(_) => form(body),
    };
    let id = event.get("id").and_then(Value::as_str).map(str::to_owned);
    (event, id)
}

/// The fields of a web form.
fn form(body: &str) -> Value {
    let pairs = body
        .split('&')
        .map(|pair| pair.split_once('=').map(|(name, value)| (text(name), text(value).into())));
    pairs.collect::<Option<Map<String, Value>>>().map_or(Value::Null, Value::Object)
}

fn text(encoded: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = encoded.as_bytes();
    while let [first, after @ ..] = rest {
        let code = after.get(..2).and_then(|code| std::str::from_utf8(code).ok());
        match code.filter(|_| *first == b'%').and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(if *first == b'+' { b' ' } else { *first });
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_format_is_read() {
        for body in [
            r#"{"id":"e1","who":"Ana & Ben"}"#,
            r#"[{"id":"e1","who":"Ana & Ben"}]"#,
            "id=e1&who=Ana+%26%20Ben",
        ] {
            let (event, id) = read(body);
            assert_eq!((event["who"].as_str(), id.as_deref()), (Some("Ana & Ben"), Some("e1")), "{body}");
        }
        assert_eq!(read(r#"{"text":"a channel's message"}"#).1, None);
        assert_eq!(read("no format of ours"), (Value::Null, None));
    }
}
