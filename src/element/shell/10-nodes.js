// The shell is one module: these files are joined in the order of their names, after a prelude that defines BUILD and
// before `rescue.js`, which only a crash calls for.
// It is counted in bytes, so state lives in closures, whose names shrink, as do those of properties that end in “_”.
// It builds nodes and never markup, so it needs no Trusted Types policy and no inline style.

const node = (tag, properties, ...children) => {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
};

const sheet = (css) => {
  const made = new CSSStyleSheet();
  made.replaceSync(css);
  return made;
};

BUILD.sheet = sheet(BUILD.css);

/** The result, or nothing where it throws. */
const attempt = (act) => {
  try {
    return act();
  } catch {}
};

const parse = (text) => attempt(() => JSON.parse(text));
