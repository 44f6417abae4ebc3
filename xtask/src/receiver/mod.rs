//! `cargo xtask receiver`: the other end of a webhook, which behaves like any kind of service and shows what
//! arrived.

mod event;

use crate::args::Args;
use anyhow::{Context, Result};
use serde_json::{Value, json};
use tiny_http::{Header, Method, Request, Response, Server};

const HELP: &str = "cargo xtask receiver [--port N] [--as KIND]

Takes entries at http://127.0.0.1:N/hook and shows them on the page at http://127.0.0.1:N/, where one chooses how the
next are answered; http://127.0.0.1:N/hook/KIND always answers as that kind. `cargo xtask serve` has a page that sends
to port 8787: /examples/webhook.html.

  --port N    the port (8787)
  --as KIND   how to answer at first:";

const PORT: u16 = 8787;
/// Kinds of answers, and what each shows.
const KINDS: [(&str, &str); 10] = [
    ("function", "a function of your own: names the event, so people read “confirmed”"),
    ("apps-script", "Google Apps Script: redirects to its answer"),
    ("zapier", "Zapier: takes the event and does not name it"),
    ("no-cors", "Slack, Teams: takes the event, and no page may read the answer"),
    ("flaky", "fails with 500 at the first try of each event, and takes the next"),
    ("404", "nothing is there: the host sends again"),
    ("410", "gone for good: everything pauses"),
    ("429", "too much to do: everything rests for half a minute"),
    ("500", "a fault: tried again later, up to 12 times"),
    ("hang", "never answers: tried again after 30 seconds"),
];
const PAGE: &str = include_str!("page.html");
/// More are not kept.
const KEPT: usize = 500;

/// What came so far, and how the next is answered.
struct Receiver {
    kind: String,
    port: u16,
    arrived: Vec<Value>,
    /// Requests that get no answer.
    hanging: Vec<Request>,
}

/// An answer: status, headers, body.
struct Answer {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: String,
}

pub fn run(mut args: Args) -> Result<()> {
    let kinds = KINDS.map(|(kind, words)| format!("\n              {kind:<12}{words}"));
    if args.wants_help(&[HELP, &kinds.concat()].concat()) {
        return Ok(());
    }
    let port = args.number("--port")?.unwrap_or(PORT);
    let kind = args.value("--as")?.unwrap_or_else(|| KINDS[0].0.to_owned());
    args.finish()?;
    anyhow::ensure!(is_kind(&kind), "--as {kind}: it is one of {}", KINDS.map(|(kind, _)| kind).join(", "));
    let server = Server::http(("127.0.0.1", port))
        .map_err(|error| anyhow::anyhow!("{error}"))
        .with_context(|| format!("port {port} is taken; choose another with --port"))?;
    println!(
        "\n  http://127.0.0.1:{port}/        what arrived, and how the next is answered\n  http://127.0.0.1:{port}/hook    the webhook\n"
    );
    let mut receiver = Receiver { kind, port, arrived: Vec::new(), hanging: Vec::new() };
    for request in server.incoming_requests() {
        receiver.take(request);
    }
    Ok(())
}

impl Receiver {
    fn take(&mut self, mut request: Request) {
        let mut body = String::new();
        // What is no text is shown as far as it is one.
        std::io::Read::read_to_string(request.as_reader(), &mut body).ok();
        let path = request.url().to_owned();
        let Some(answer) = self.answer(request.method(), &path, &body) else {
            self.hanging.push(request);
            return;
        };
        let mut response = Response::from_string(answer.body).with_status_code(answer.status);
        for (name, value) in &answer.headers {
            if let Ok(header) = Header::from_bytes(*name, value.as_str()) {
                response.add_header(header);
            }
        }
        request.respond(response).ok();
    }

    /// Nothing where there is to be no answer.
    fn answer(&mut self, method: &Method, url: &str, body: &str) -> Option<Answer> {
        let (path, query) = url.split_once('?').unwrap_or((url, ""));
        let readable = || vec![("Access-Control-Allow-Origin", "*".to_owned())];
        match (method, path) {
            (Method::Get, "/") => Some(Answer::new(200, "text/html; charset=utf-8", PAGE)),
            (Method::Get, "/arrived") => {
                let told =
                    json!({ "kind": self.kind, "kinds": KINDS, "port": self.port, "arrived": self.arrived });
                Some(Answer::new(200, "application/json", told.to_string()))
            }
            (Method::Post, "/kind") => {
                if is_kind(query) {
                    query.clone_into(&mut self.kind);
                }
                Some(Answer::new(204, "text/plain", ""))
            }
            (Method::Post, "/forget") => {
                self.arrived.clear();
                Some(Answer::new(204, "text/plain", ""))
            }
            // Where a redirect leads.
            (Method::Get, "/answer") => {
                let body = json!({ "received": [query] }).to_string();
                Some(Answer { status: 200, headers: readable(), body })
            }
            (_, path) => {
                let kind = match path.strip_prefix("/hook") {
                    Some("" | "/") => self.kind.clone(),
                    Some(rest) if is_kind(rest.trim_start_matches('/')) => {
                        rest.trim_start_matches('/').to_owned()
                    }
                    _ => {
                        return Some(Answer {
                            headers: readable(),
                            ..Answer::new(404, "text/plain", "There is no such page.\n")
                        });
                    }
                };
                if *method == Method::Options { Some(preflight(&kind)) } else { self.hook(&kind, body) }
            }
        }
    }

    fn hook(&mut self, kind: &str, body: &str) -> Option<Answer> {
        let (event, id) = event::read(body);
        let same = |held: &&Value| id.as_deref().is_some_and(|id| held["id"] == id);
        let again = self.arrived.iter().any(|held| same(&held));
        self.arrived.push(json!({ "kind": kind, "again": again, "id": id, "event": event, "body": body }));
        if self.arrived.len() > KEPT {
            self.arrived.remove(0);
        }
        let readable = ("Access-Control-Allow-Origin", "*".to_owned());
        let answer = |status, body: String| Answer { status, headers: vec![readable.clone()], body };
        let taken = || match &id {
            Some(id) => answer(200, json!({ "received": [id] }).to_string()),
            None => answer(200, "ok".to_owned()),
        };
        Some(match kind {
            "apps-script" => {
                let mut answer = answer(302, String::new());
                let id = id.unwrap_or_default();
                answer.headers.push(("Location", format!("http://localhost:{}/answer?{id}", self.port)));
                answer
            }
            "zapier" => answer(200, r#"{"status":"success"}"#.to_owned()),
            "no-cors" => Answer { status: 200, headers: Vec::new(), body: "ok".to_owned() },
            "hang" => return None,
            "flaky" if id.is_some() && !again => answer(500, String::new()),
            "429" => {
                let mut answer = answer(429, String::new());
                answer.headers.push(("Retry-After", "30".to_owned()));
                answer
            }
            other => other.parse().map_or_else(|_| taken(), |status| answer(status, String::new())),
        })
    }
}

fn is_kind(name: &str) -> bool {
    KINDS.iter().any(|(kind, _)| *kind == name)
}

impl Answer {
    fn new(status: u16, kind: &str, body: impl Into<String>) -> Self {
        Self { status, headers: vec![("Content-Type", kind.to_owned())], body: body.into() }
    }
}

/// What a service says when it is asked first. Ours never asks; a page that does sees here what it gets.
fn preflight(kind: &str) -> Answer {
    let mut headers = Vec::new();
    if kind != "no-cors" && kind != "apps-script" {
        headers.push(("Access-Control-Allow-Origin", "*".to_owned()));
    }
    if kind != "zapier" && !headers.is_empty() {
        headers.push(("Access-Control-Allow-Headers", "content-type".to_owned()));
    }
    Answer { status: if headers.is_empty() { 405 } else { 204 }, headers, body: String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn receiver(kind: &str) -> Receiver {
        Receiver { kind: kind.to_owned(), port: 1, arrived: Vec::new(), hanging: Vec::new() }
    }

    #[test]
    fn each_kind_answers_as_its_service() {
        let post = |kind: &str| receiver(kind).answer(&Method::Post, "/hook", r#"{"id":"e1"}"#);
        let status = |kind: &str| post(kind).map(|answer| (answer.status, answer.body));
        assert_eq!(status("function"), Some((200, r#"{"received":["e1"]}"#.to_owned())));
        assert_eq!(status("apps-script").map(|(status, _)| status), Some(302));
        assert_eq!(status("429").map(|(status, _)| status), Some(429));
        assert_eq!(status("hang"), None);
        let form =
            receiver("function").answer(&Method::Post, "/hook", "id=e1&who=Ana").map(|answer| answer.body);
        assert_eq!(form.as_deref(), Some(r#"{"received":["e1"]}"#));
        let channel = receiver("function")
            .answer(&Method::Post, "/hook", r#"{"text":"Ana"}"#)
            .map(|answer| answer.body);
        assert_eq!(channel.as_deref(), Some("ok"), "what has no id is not said to be missing");
        assert!(post("no-cors").is_some_and(|answer| answer.headers.is_empty()));
    }

    #[test]
    fn a_flaky_one_takes_the_second_try() {
        let mut receiver = receiver("flaky");
        let mut status = |id: &str| {
            let body = json!({ "id": id }).to_string();
            receiver.answer(&Method::Post, "/hook", &body).map(|answer| answer.status)
        };
        assert_eq!([status("e1"), status("e2"), status("e1")], [Some(500), Some(500), Some(200)]);
    }

    #[test]
    fn it_shows_what_came_and_what_came_twice() {
        let mut receiver = receiver("function");
        for _ in 0..2 {
            receiver.answer(&Method::Post, "/hook/zapier", r#"{"id":"e1"}"#);
        }
        let told = receiver.answer(&Method::Get, "/arrived", "").unwrap().body;
        let told: Value = serde_json::from_str(&told).unwrap();
        assert_eq!(
            (&told["arrived"][0]["again"], &told["arrived"][1]["again"]),
            (&json!(false), &json!(true))
        );
        receiver.answer(&Method::Post, "/kind?500", "");
        assert_eq!(receiver.kind, "500");
        receiver.answer(&Method::Post, "/kind?nonsense", "");
        assert_eq!(receiver.kind, "500");
    }
}
