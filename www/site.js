// The home page: the dials turn attributes of the session above them, the two lines say the same, and the button copies them.

const live = document.getElementById("live");
const dials = document.getElementById("dials");
const lines = document.getElementById("snippet");
const [script] = lines.textContent.split("\n");

/** The attributes that differ from what the tag does by itself. */
const chosen = () =>
  [...dials.elements]
    .filter(({ selectedIndex }) => selectedIndex > 0)
    .map(({ name, value }) => ` ${name}="${value}"`)
    .join("");

dials.addEventListener("change", ({ target: { name, value } }) => {
  // Each guide gets a session of its own, so that their walls stay apart.
  if (name === "guide") live.setAttribute("session", `home-page-${value}`);
  live.setAttribute(name, value);
  lines.textContent = `${script}\n<hallway-session${chosen()}></hallway-session>`;
});

document.getElementById("copy").addEventListener("click", async () => {
  const copied = document.getElementById("copied");
  try {
    await navigator.clipboard.writeText(lines.textContent);
    copied.textContent = "Copied.";
  } catch {
    // Without leave to use the clipboard, the lines are at least marked for the visitor's own copy command.
    getSelection().selectAllChildren(lines);
    copied.textContent = "Marked: copy with Ctrl or ⌘ and C.";
  }
});
