// The tag is defined at once, so that the page can use it before anything is loaded.

/** A trap ends one build for every element that it runs; each shows its way back. */
const crash = (build) => {
  if (!build?.alive_) return;
  build.alive_ = false;
  delete loaded[build.name_];
  present.forEach(({ stop_ }) => stop_(build));
};

// A trap outside a call of ours reaches the page as an uncaught error. Only one in our own code concerns us.
const watchTraps = ({ error, reason = error }) => {
  if (!(reason instanceof WebAssembly.RuntimeError)) return;
  if (reason.stack.includes(here("hallway-host.js"))) loaded.host?.then(crash);
  else if (reason.stack.includes(import.meta.url)) loaded.attendee?.then(crash);
};

const version = customElements.get("hallway-session")?.version;
if (version) {
  console.warn(`Hallway ${version} is on this page already.`);
} else {
  const dress = () => present.forEach(({ dress_ }) => dress_());
  const hide = () => present.forEach(({ hide_ }) => hide_());
  // Pages change their theme with a class and often fade into it.
  const redress = () => {
    dress();
    setTimeout(dress, 400);
  };
  const theme = new MutationObserver(redress);
  for (const part of [document.documentElement, document.body]) theme.observe(part, { attributes: true });
  matchMedia("(prefers-color-scheme:dark)").onchange = redress;
  const on = (act, ...types) => types.forEach((type) => addEventListener(type, act, true));
  on(hide, "pagehide", "visibilitychange");
  on(watchTraps, "error", "unhandledrejection");
  // The window of the big screen is used again for another session, whose address differs in the hash alone, and for
  // another guide that runs from now on.
  const renew = ({ key = "hallway-run" }) => onScreen() && /^hallway-run/.test(key) && location.reload();
  on(renew, "hashchange", "storage");
  customElements.define("hallway-session", HallwaySession);
}
