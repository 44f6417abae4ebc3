// The tag itself: attributes, properties, methods and life in the page.

const present = new Set();

class HallwaySession extends HTMLElement {
  static version = BUILD.version;
  static observedAttributes = BUILD.attributes;
  #run = runOf(this);
  #near = new IntersectionObserver((seen) => seen.at(-1).isIntersecting && this.#run.begin_(), { rootMargin: "600px" });

  constructor() {
    super();
    for (const name of ["guide", "messages"]) {
      // Set before we were defined, a property hides ours until it is taken off and set again.
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
  }

  connectedCallback() {
    present.add(this.#run);
    this.#run.appear_();
    // Where it stands is known by now, and the observer tells only after the next frame.
    if (onScreen() || this.getClientRects()[0]?.top < innerHeight + 600) this.#run.begin_();
    else this.#near.observe(this);
  }

  /** A move is a removal and an insertion in one go, so the end waits until it is sure to be one. */
  disconnectedCallback() {
    setTimeout(() => {
      if (this.isConnected) return;
      present.delete(this.#run);
      this.#run.close_();
    });
  }

  connectedMoveCallback() {}

  attributeChangedCallback(name, before, now) {
    if (before !== now) this.#run.change_(name);
  }

  /** Into the first control. (`delegatesFocus` would also move it there when somebody clicks on plain text.) */
  focus(options) {
    [...this.shadowRoot.querySelectorAll("*")].find((each) => (each.focus(options), this.shadowRoot.activeElement?.tabIndex >= 0));
  }

  /** Fulfilled when the session runs. Asking for it starts the loading. */
  get ready() {
    return this.#run.whenReady_();
  }

  static {
    for (const method of BUILD.methods) {
      this.prototype[method] = function (...args) {
        return this.#run.ask_(method, args);
      };
    }
    for (const name of ["guide", "messages"]) {
      Object.defineProperty(this.prototype, name, {
        get() {
          return this.#run.properties_[name];
        },
        set(value) {
          this.#run.change_(name);
          this.#run.properties_[name] = value;
        },
      });
    }
  }
}
