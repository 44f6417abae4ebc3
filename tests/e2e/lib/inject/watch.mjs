/**
 * Put into every document before its own scripts. Notes what went wrong, and catches files that the page hands out
 * in the engines that cannot tell us. Must stay self-contained: its source text travels into the page.
 */
export function watch(catchDownloads) {
  if (window.__hallwayWatch) return;
  let outer;
  try {
    outer = top.__hallwayWatch;
  } catch {
    outer = undefined;
  }
  const notes = { problems: outer?.problems ?? [], downloads: [] };
  Object.defineProperty(window, "__hallwayWatch", { value: notes });

  const note = (kind, text) => {
    notes.problems.push({ kind, text });
    window.__hallwayProblem?.({ kind, text });
  };
  document.addEventListener("securitypolicyviolation", (event) => {
    const source = event.sourceFile ? ` at ${event.sourceFile}:${event.lineNumber}` : "";
    note("csp", `${event.effectiveDirective} blocked ${event.blockedURI || "inline"}${source}`);
  });
  if (!catchDownloads) return;

  const blobs = new Map();
  const { createObjectURL } = URL;
  URL.createObjectURL = function (object) {
    const url = createObjectURL.call(URL, object);
    blobs.set(url, object);
    return url;
  };

  const keep = async (anchor) => {
    const caught = { name: anchor.download || anchor.href.split(/[/?#]/).filter(Boolean).pop() };
    notes.downloads.push(caught);
    const body = blobs.get(anchor.href) ?? (await (await fetch(anchor.href)).blob());
    const bytes = new Uint8Array(await body.arrayBuffer());
    let binary = "";
    for (const byte of bytes) binary += String.fromCharCode(byte);
    caught.base64 = btoa(binary);
  };
  const catches = (anchor) => anchor?.hasAttribute?.("download") && anchor.href;

  addEventListener("click", (event) => {
    const anchor = event.composedPath().find((each) => each.localName === "a");
    if (!catches(anchor) || event.defaultPrevented) return;
    event.preventDefault();
    keep(anchor);
  });
  const { click } = HTMLAnchorElement.prototype;
  HTMLAnchorElement.prototype.click = function () {
    if (catches(this) && !this.isConnected) keep(this);
    else click.call(this);
  };
}

/** Where no protocol reports them. */
export function watchErrors() {
  const notes = window.__hallwayWatch;
  if (notes.errors) return;
  notes.errors = true;
  addEventListener("error", (event) => {
    if (event.message) notes.problems.push({ kind: "error", text: event.error?.stack ? `${event.message}\n${event.error.stack}` : event.message });
  });
  addEventListener("unhandledrejection", (event) => {
    notes.problems.push({ kind: "error", text: `unhandled rejection: ${event.reason?.message ?? event.reason}` });
  });
  const { error } = console;
  console.error = (...words) => {
    notes.problems.push({ kind: "console", text: words.map(String).join(" ") });
    error.apply(console, words);
  };
}
