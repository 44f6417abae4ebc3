// What every state of an element shares: its shadow root, the stage that is shown now, and the words on it.

const shieldKeys = (event) => {
  // The page sees our tag as the target, not the field in it, so its hotkeys would fire while someone types.
  if (event.composedPath()[0].matches("input,textarea,select")) event.stopPropagation();
};

const frameOf = (element) => {
  // In the page's own tree, because live regions inside shadow roots are not reliably read out.
  const live = node("div", { slot: "live", role: "status" });
  let stage = node("div");
  let pack, messages, note, foreign;

  const frame = {
    root_: element.attachShadow({ mode: "open" }),

    /**
     * Takes up a language; the other messages go before and after those of its pack. Where neither these nor the guide
     * are in the page's language, all is English, and reads from left to right whatever the page does.
     */
    speak_(words, before, after, guide) {
      pack = words;
      foreign = !after && ![words.lang, guide?.lang?.split("-")[0]].includes(readConfig(element).lang);
      return (messages = { ...BUILD.pack.messages, ...before, ...words.messages, ...after });
    },

    say_: (key, values) => messages["shell." + key].replace(/\{(\w+)\}/g, (_, name) => values[name]),

    announce_(text) {
      if (!live.parentNode) element.append(live);
      live.textContent = "";
      // Emptied first and filled later, so that the same sentence is read twice when it is said twice.
      setTimeout(() => (live.textContent = text), 100);
    },

    emit_: (name, detail) =>
      element.dispatchEvent(new CustomEvent("hallway-" + name, { bubbles: true, composed: true, detail })),

    dress_() {
      stage.lang = pack.lang;
      stage.dir = pack.dir ?? (frame.chosen_ || foreign ? "ltr" : getComputedStyle(element).direction);
      stage.dataset.theme = themeOf(element);
    },

    /** Puts a fresh stage in place of the one before. */
    show_(...children) {
      const fresh = node("div", { className: "hallway", style: stage.style.cssText }, ...children);
      fresh.onkeydown = fresh.onkeypress = fresh.onkeyup = shieldKeys;
      stage.replaceWith(fresh);
      stage = fresh;
      frame.dress_();
      return stage;
    },

    /** The first words of the guide, or bars where we do not have them in the right language yet. */
    showLoading_() {
      const { guide, lang } = readConfig(element);
      const known = lang === BUILD.pack.lang && guide === BUILD.guide && BUILD.first;
      const first = known ? [node("h2", {}, known.title), node("p", {}, known.summary)] : [];
      frame.show_(node("slot"), node("div", { className: "shell-loading" }, ...first, node("i"), node("i"), node("i")));
    },

    /** What happened, and what helps. Over a running session it is a note, otherwise the whole stage. */
    showProblem_(problem, actions, running, guide) {
      const { code, values_ } = problem;
      const title = frame.say_(code + ".title", values_);
      const text = frame.say_(code + ".text", values_);
      const buttons = actions.map(([key, onclick]) => node("button", { className: "btn", onclick }, frame.say_(key)));
      const panel = node("section", { className: "shell-problem" }, node("h2", {}, title), node("p", {}, text),
        node("div", { className: "acts" }, ...buttons));
      const message = (problem.message = title + ". " + text);
      frame.dismiss_();
      if (running) stage.prepend((note = node("div", { className: "shell-note" }, panel)));
      else frame.show_(node("slot"), panel, plainGuide(guide, node("article", { className: "shell-guide" }), 2));
      frame.announce_(message);
      frame.emit_("problem", { code, message });
    },

    dismiss_: () => note?.remove(),
  };
  frame.root_.append(node("slot", { name: "live" }), stage);
  frame.root_.adoptedStyleSheets = [BUILD.sheet];
  frame.speak_(BUILD.pack);
  return frame;
};
