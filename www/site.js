// The home page: the dials turn attributes of the session above them, and the button copies the two lines.

const live = document.getElementById("live");

document.getElementById("dials").addEventListener("change", ({ target: { name, value } }) => {
  // Each guide gets a session of its own, so that their walls stay apart.
  if (name === "guide") live.setAttribute("session", `home-page-${value}`);
  live.setAttribute(name, value);
});

document.getElementById("copy").addEventListener("click", async () => {
  const lines = document.getElementById("snippet");
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
