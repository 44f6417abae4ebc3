//! Files, paper and the clipboard.

use hallway::{
    browser::BrowserFiles,
    ports::{
        Files,
        files::{Page, Part},
    },
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{js, text, wait};

#[wasm_bindgen_test]
async fn a_file_is_offered_under_its_name_with_every_letter() {
    js("window.links = []; window.real_click = HTMLAnchorElement.prototype.click;
        HTMLAnchorElement.prototype.click = function () { links.push([this.download, this.href]) }");
    let csv = "\u{feff}\"Ünï\",\"田中 👩🏽‍🏫\"\r\n";
    BrowserFiles::default().download("wall ü.csv", "text/csv", csv);
    js("HTMLAnchorElement.prototype.click = real_click");
    let offered = text(
        "const [[name, url]] = links, file = await (await fetch(url)).blob();
         const bytes = new Uint8Array(await file.arrayBuffer());
         return [name, file.type, new TextDecoder('utf-8', {ignoreBOM: true}).decode(bytes)].join('|')",
    )
    .await;
    assert_eq!(offered, format!("wall ü.csv|text/csv|{csv}"));
    assert_eq!(js("return document.querySelectorAll('a[download]').length").as_f64(), Some(0.0));
}

/// Prints in a window that only counts, and says what is in the frame at that moment.
async fn printed(page: &Page) -> String {
    js("window.sheets = [];
        const real = window.real_window ??= Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow');
        Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', {configurable: true, get() {
          const own = real.get.call(this);
          return { document: own.document, CSSStyleSheet: own.CSSStyleSheet, focus() {},
            addEventListener: own.addEventListener.bind(own), removeEventListener: own.removeEventListener.bind(own),
            print() {
              const { body, title, documentElement: root, adoptedStyleSheets: [style] } = own.document;
              sheets.push([title, root.lang, root.dir, body.innerHTML, style?.cssRules.length > 5,
                own.getComputedStyle(body.querySelector('p')).whiteSpace].join('\\n'));
              window.done = () => own.dispatchEvent(new Event('afterprint'));
            } } } })");
    let files = BrowserFiles::default();
    files.print(page);
    wait(300).await;
    let frames = || js("return document.querySelectorAll('iframe[aria-hidden]').length").as_f64();
    assert_eq!(frames(), Some(1.0));
    js("done()");
    wait(20).await;
    assert_eq!(frames(), Some(0.0));
    js("Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', real_window)");
    text("return sheets.join('---')").await
}

#[wasm_bindgen_test]
async fn a_page_is_printed_from_a_document_of_its_own_and_text_stays_text() {
    let page = Page {
        title: "My <b>commitments</b>".into(),
        subtitle: "Riverside".into(),
        lang: "ar".into(),
        dir: "rtl".into(),
        parts: vec![Part {
            heading: "Projects".into(),
            lines: vec![
                ("Project".into(), "<img src=x onerror=alert(1)>\nline".into()),
                (String::new(), "مرحبا".into()),
            ],
        }],
    };
    let expected = "My <b>commitments</b>\nar\nrtl\n\
        <header><h1>My &lt;b&gt;commitments&lt;/b&gt;</h1><p>Riverside</p></header>\
        <section><h2>Projects</h2>\
        <div class=\"whole\"><strong>Project</strong><p>&lt;img src=x onerror=alert(1)&gt;\nline</p></div>\
        <div class=\"whole\"><p>مرحبا</p></div></section>\ntrue\npre-wrap";
    assert_eq!(printed(&page).await, expected);
}

#[wasm_bindgen_test]
async fn a_copy_says_whether_the_text_is_there() {
    js("window.clip = ''; Object.defineProperty(navigator, 'clipboard', {configurable: true, value:
          {writeText: text => { clip = text; return Promise.resolve() }}})");
    assert!(BrowserFiles::default().copy("a <b> ’é").await);
    assert_eq!(text("return clip").await, "a <b> ’é");

    js("navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
        window.real_command = document.execCommand; document.execCommand = () => false");
    assert!(!BrowserFiles::default().copy("b").await);
    js("document.execCommand = () => document.dispatchEvent(Object.assign(new Event('copy', {cancelable: true}),
          {clipboardData: {setData: (kind, text) => { clip = kind + ' ' + text }}})) || true");
    assert!(BrowserFiles::default().copy("c").await);
    js("delete document.execCommand; delete navigator.clipboard");
    assert_eq!(text("return clip").await, "text/plain c");
}
