// What runs in one element: everything it needs is loaded side by side, mounted, and mounted again after a change.

const runOf = (element) => {
  const frame = frameOf(element);
  const properties = {};
  const waiting = [];
  let turn = 0;
  let mounted = 0;
  // 0: nothing runs and nothing is on its way, not begun yet or failed; 1: it is on its way; 2: it runs.
  let state = 0;
  let want = "attendee";
  let source, carry, config, build, handle, focused, running, keeping;
  // What the next mount of each session needs.
  const carries = {};
  // A guide from the editor that runs in this browser in place of the page's own, after its draft and a space: here, and
  // where it is kept. Empty once the page asked for another.
  let own, ownKey, ran;

  const open = async () => {
    const mine = ++turn;
    if (!element.isConnected) return;
    state = 1;
    config = readConfig(element);
    ownKey = "hallway-run " + location.pathname + " " + config.guide + " " + config.session;
    ran = /^(\w+) ([^]+)/.exec(own ?? attempt(() => localStorage[ownKey]));
    // Its session is its own, the same each time, so that nothing mixes with that of the page.
    if (ran) config.session = (config.session || location.pathname) + "~" + ran[1];
    if (onScreen() || /^(host|screen)/.test(config.view)) want = "host";
    const lang = frame.chosen_ ?? config.lang;
    const pack = loadPack(lang, frame);
    const guide = readGuide(element, ran?.[2] ?? properties.guide, config.guide, lang, pack);
    try {
      const all = await Promise.all([pack, guide, loadBuild(want)]);
      // Removed or changed while it was loading: a later attempt does the work.
      if (mine === turn && element.isConnected) mount(...all);
    } catch (error) {
      const words = await pack;
      const told = await guide.catch(() => {});
      if (mine !== turn) return;
      // What runs on under the message keeps its words and its direction.
      frame.speak_(words, handle && build.messages_, properties.messages, guideOf(told ?? source));
      fail(explain(error), told);
    }
  };

  const mount = (words, told, next) => {
    focused = frame.root_.activeElement?.id;
    close();
    running = config.session;
    source = told;
    build = next;
    mounted = turn;
    frame.root_.adoptedStyleSheets = [build.sheet_];
    const messages = frame.speak_(words, build.messages_, properties.messages, guideOf(told));
    const stage = frame.show_();
    const [script] = import.meta.url.split("?");
    const { lang, dir } = stage;
    const options = { config, guide: source, lang, dir, messages, carry: carries[running] ?? carry, script };
    frame.announce_("");
    handle = build.app_.mount(stage, JSON.stringify(options), services);
  };

  const services = {
    announce: frame.announce_,
    emit(name, text) {
      // What comes next has been asked for already: whoever waits, waits for that.
      if (name === "ready" && mounted === turn) {
        state = 2;
        settle(0, element);
        frame.root_.getElementById(focused)?.focus({ preventScroll: true });
      }
      // Whoever clears a shared device leaves the page as its owner made it.
      if (name === "storage") attempt(() => delete localStorage[ownKey]);
      frame.emit_(name, parse(text));
      // After a trap nobody can be asked where we were, so it is asked while all is well.
      clearTimeout(keeping);
      keeping = setTimeout(keep);
    },
    host() {
      want = "host";
      open();
    },
    language(lang) {
      frame.chosen_ = lang;
      open();
    },
    fetch: fetchModule,
    /** “<draft> <guide>” of the editor runs instead of what the page asked for, until the page asks again; “” goes back. */
    run(text) {
      own = text;
      open();
    },
    key: () => ownKey,
    // Not at once: the panic that calls this is still on the stack.
    crashed: () => setTimeout(crash, 0, build),
  };

  const keep = () => attempt(() => (carry = carries[running] = handle.carry()));

  /** Ends the running one and keeps what the next one needs. */
  const close = () => {
    keep();
    attempt(() => handle.free());
    handle = null;
  };

  const settle = (which, value) => waiting.splice(0).forEach((both) => both[which](value));

  /** Says what went wrong. What still runs goes on running under the note. */
  const fail = (problem, told) => {
    const { code } = problem;
    // A build that breaks while it starts is as lost as one that breaks later.
    if (code === "crash" && !handle) return stop(build), crash(build);
    const wanted = want;
    const missed = handle?.missed();
    const again = () => {
      frame.dismiss_();
      if (missed) handle.again(missed);
      else open((want = wanted));
    };
    const actions = /download|fetch/.test(code) ? [["retry", again]] : [];
    if (handle) {
      want = build.name_;
      actions.push(["dismiss", frame.dismiss_]);
    }
    tell(problem, actions, guideOf(told));
  };

  /** The end of a broken build, if it is ours, with the way back. */
  const stop = (broken) => {
    if (broken !== build || !state) return;
    const guide = guideOf(source);
    turn++;
    handle = null;
    tell(trouble("crash"), [
      ["crash.download", () => rescue(config, guide, carry)],
      ["crash.continue", open],
    ]);
  };

  const tell = (problem, actions, guide) => {
    frame.showProblem_(problem, actions, handle, guide);
    state = handle ? 2 : 0;
    settle(1, problem);
  };

  const whenReady = () => {
    if (!state) open();
    return new Promise((...both) => (state > 1 ? both[0](element) : waiting.push(both)));
  };

  const ask = async (method, args) => {
    if (args[0]?.text) args[0] = await args[0].text();
    if (want !== "host" && /export|import|clear/.test(method)) {
      want = "host";
      state = 0;
    }
    do {
      if (turn && !element.isConnected) throw Error(frame.say_("gone"));
      await whenReady();
    } while (state < 2);
    const asked = build;
    try {
      return await handle.call(method, JSON.stringify(args));
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError) crash(asked);
      throw error;
    }
  };

  return {
    properties_: properties,
    /** For the first time; what failed is not tried again just because it is seen again. */
    begin_: () => turn || open(),
    whenReady_: whenReady,
    ask_: ask,
    stop_: stop,
    close_: close,
    dress_: frame.dress_,
    hide_: () => handle?.hide(),

    /** In the page, perhaps again. */
    appear_() {
      if (handle) frame.dress_();
      else if (turn) open();
      else frame.showLoading_();
    },

    /** Several changes in one go are one remount. */
    change_(name) {
      if (name === "theme") return element.isConnected && frame.dress_();
      if (name === "lang") frame.chosen_ = null;
      if (!turn) return;
      // What the page asks for last is what runs, also after the editor.
      if (name === "guide") delete properties.guide, (own = "");
      state &&= 1;
      const mine = ++turn;
      setTimeout(() => mine === turn && open());
    },
  };
};
