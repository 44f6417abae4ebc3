//! The sender, against answers that public receivers give.

use hallway::{
    browser::BrowserSender,
    ports::{
        Sender,
        sender::{Answer, Parcel},
    },
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{self, Instead};

fn parcel(url: &str) -> Parcel {
    Parcel {
        url: url.into(),
        body: r#"{"type":"hallway.test","word":"é’"}"#.into(),
        content_type: "text/plain;charset=utf-8",
        readable: true,
        keepalive: true,
    }
}

/// What the sender makes of a `fetch` with this body.
async fn answer(fetch: &str) -> Answer {
    let _fetch =
        Instead::of("fetch", &format!("return (url, init) => {{ window.asked = [url, init]; {fetch} }}"));
    BrowserSender.send(parcel("https://example.org/hook")).await
}

#[wasm_bindgen_test]
async fn the_request_needs_no_preflight_and_says_nothing_of_the_page() {
    let said = answer("return Promise.resolve(new Response('{\"received\":[\"01\"]}', {status: 202}))").await;
    assert_eq!(said, Answer::Status { code: 202, body: r#"{"received":["01"]}"#.into() });
    let asked = page::text(
        "const [url, {method, body, headers, mode, credentials, referrerPolicy, redirect, keepalive, signal}] = asked;
         return [url, method, body, JSON.stringify(headers), mode, credentials, referrerPolicy, redirect, keepalive,
           signal instanceof AbortSignal].join('\\n')",
    )
    .await;
    let expected = [
        "https://example.org/hook",
        "POST",
        r#"{"type":"hallway.test","word":"é’"}"#,
        r#"{"content-type":"text/plain;charset=utf-8"}"#,
        "cors",
        "omit",
        "no-referrer",
        "follow",
        "true",
        "true",
    ];
    assert_eq!(asked, expected.join("\n"));
}

#[wasm_bindgen_test]
async fn only_the_first_4_kb_of_an_answer_are_read() {
    let said = answer("return Promise.resolve(new Response('x'.repeat(100_000), {status: 500}))").await;
    assert_eq!(said, Answer::Status { code: 500, body: "x".repeat(4096) });
    let said = answer("return Promise.resolve(new Response(null, {status: 204}))").await;
    assert_eq!(said, Answer::Status { code: 204, body: String::new() });
}

#[wasm_bindgen_test]
async fn a_body_that_breaks_off_still_came_with_a_status() {
    let said = answer(
        "return Promise.resolve(new Response(new ReadableStream({start(to) {
           to.enqueue(new TextEncoder().encode('half')); setTimeout(() => to.error(new Error('gone')), 20) }})))",
    )
    .await;
    assert_eq!(said, Answer::Status { code: 200, body: "half".into() });
}

#[wasm_bindgen_test]
async fn whatever_fetch_does_the_sender_answers() {
    assert_eq!(answer("return Promise.reject(new TypeError('Failed to fetch'))").await, Answer::Unreachable);
    assert_eq!(answer("throw new Error('patched by the host page')").await, Answer::Unreachable);
    assert_eq!(answer("return 7").await, Answer::Unreachable);
    let said =
        answer("return Promise.resolve(Object.create(Response.prototype, {type: {value: 'opaque'}}))").await;
    assert_eq!(said, Answer::Opaque);
}

#[wasm_bindgen_test]
async fn nobody_at_the_other_end_is_unreachable() {
    assert_eq!(BrowserSender.send(parcel("http://127.0.0.1:9/hook")).await, Answer::Unreachable);
    assert_eq!(BrowserSender.send(parcel("https://")).await, Answer::Unreachable);
}

#[wasm_bindgen_test]
async fn a_request_that_the_policy_of_the_page_stops_is_forbidden() {
    let said = answer(
        "setTimeout(() => document.dispatchEvent(new SecurityPolicyViolationEvent('securitypolicyviolation',
           {blockedURI: 'https://example.org/hook', effectiveDirective: 'connect-src', violatedDirective: 'connect-src',
            documentURI: '', disposition: 'enforce', originalPolicy: '', statusCode: 0})), 5);
         return Promise.reject(new TypeError('Failed to fetch'))",
    )
    .await;
    assert_eq!(said, Answer::Forbidden);
}
