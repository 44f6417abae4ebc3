// Everything that is fetched or unpacked. Each thing is loaded once for all elements; a failure is forgotten, so that
// the next attempt starts afresh.

/** A problem with a sentence for the visitor: `shell.<code>.title` and `shell.<code>.text`. */
const trouble = (code, values = {}) => Object.assign(Error(code), { code, values_: values });

const loaded = {};

const once = (key, load) =>
  (loaded[key] ??= load().catch((error) => {
    delete loaded[key];
    throw error;
  }));

const here = (file) => new URL(file, import.meta.url).href;

let failures = "";

// Browsers remember a module that failed to load, so a new attempt has to ask under a new address.
const fetchModule = (file) =>
  once(file, async () => {
    try {
      return (await import(/* @vite-ignore */ /* webpackIgnore: true */ here(file) + failures)).default;
    } catch {
      failures = "?again=" + Date.now();
      throw trouble("download", { file });
    }
  });

const get = async (url, problem, options) => {
  const response = await fetch(url, options).catch(() => 0);
  if (!response.ok) throw problem;
  return response;
};

// Letter by letter where the browser cannot: `Uint8Array.from` takes ten times as long, and this is half a megabyte.
const bytesOf = (base64) => {
  const letters = atob(base64);
  let at = letters.length;
  const bytes = new Uint8Array(at);
  while (at--) bytes[at] = letters.charCodeAt(at);
  return bytes;
};

const unpack = (base64) => {
  const bytes = (Uint8Array.fromBase64 ?? bytesOf)(base64);
  const stream = new Response(bytes).body.pipeThrough(new DecompressionStream("deflate-raw"));
  return WebAssembly.compileStreaming(new Response(stream, { headers: { "content-type": "application/wasm" } }));
};

// Streaming first, because the browser keeps that code for the next visit; the bytes where the type is not right.
const compile = async ({ base64, url, integrity }) => {
  if (base64) return unpack(base64);
  const response = await get(here(url), trouble("download", { file: url }), { integrity });
  const spare = response.clone();
  return WebAssembly.compileStreaming(response).catch(async () => WebAssembly.compile(await spare.arrayBuffer()));
};

/** The attendee or the host build, started. A trap poisons it for good; the next load then starts a fresh one. */
const loadBuild = (name) =>
  once(name, async () => {
    const { glue, wasm, css, messages, sheet: own = sheet(css) } = name === "host" ? await fetchModule("hallway-host.js") : BUILD;
    const app = await glue(await once(name + ".wasm", () => compile(wasm)));
    return { name_: name, messages_: messages, app_: app, sheet_: own, alive_: true };
  });

/** Turns whatever went wrong into a problem with a cause and a cure. */
const explain = (error) => {
  if (error.values_) return error;
  let code = "browser";
  try {
    new DecompressionStream("deflate-raw");
    code = "policy";
    // The smallest valid module: if this one is refused, the page's policy refuses them all. WebKit does so here only.
    new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)));
    code = error.name === "CompileError" ? "browser" : "crash";
  } catch {}
  return trouble(code);
};
