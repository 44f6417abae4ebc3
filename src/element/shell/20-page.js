// What the page around the element says about language, direction and light or dark.

function* outward(from) {
  for (; from; from = from.assignedSlot ?? from.parentNode ?? from.host) if (from.nodeType === 1) yield from;
}

/** Whether this window is the big screen that the host opened: the same page under another hash. */
const onScreen = () => /^#hallway-(screen|take)/.test(location.hash);

// 0 is black, 1 is white, undefined is see-through. Computed colours come as rgb(), color(), lab(), lch() and ok*():
// green stands for the brightness of the first two, the others begin with it.
const brightness = (color) => {
  const [a, b, c, alpha = 1] = color.match(/(?<=[\s(])[\d.]+/g);
  if (alpha < 0.5) return;
  return color[0] === "r" ? b / 255 : color[0] === "c" ? +b : a > 1 ? a / 100 : +a;
};

// The visitor's dark mode is not the page's: a white page stays white at night. So the page is asked: the first opaque
// background behind us and, over a picture or the bare canvas, the colour of the text (which a colour scheme decides).
const isDark = (element) => {
  const styles = [...outward(element)].slice(1).map((each) => getComputedStyle(each));
  for (const { backgroundColor, backgroundImage } of styles) {
    const behind = brightness(backgroundColor);
    if (behind >= 0) return behind < 0.45;
    if (backgroundImage !== "none") break;
  }
  return brightness(styles[0].color) > 0.55;
};

const themeOf = (element) => {
  const { theme } = readConfig(element);
  return /^(light|dark)$/.test(theme) ? theme : isDark(element) ? "dark" : "light";
};
