/** A stand-in for a component: open shadow root, labels, a list kept in localStorage, files in and out. */
const STYLE = new CSSStyleSheet();
STYLE.replaceSync(":host { display: block; max-width: 30em; } input, select, button { font: inherit; min-height: 24px; min-width: 24px; } @media (prefers-color-scheme: dark) { :host { color: white; background: black; } }");

class HarnessForm extends HTMLElement {
  connectedCallback() {
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [STYLE];
    this.#build(root);
    this.#show();
    addEventListener("storage", () => this.#show());
  }

  #build(root) {
    const add = (tag, properties = {}, parent = root) => parent.appendChild(Object.assign(document.createElement(tag), properties));
    const labelled = (text, tag, properties) => {
      const row = add("p");
      const label = add("label", { textContent: text, htmlFor: properties.id }, row);
      return { label, control: add(tag, properties, row) };
    };

    this.text = labelled("Project", "input", { id: "project" }).control;
    this.kind = labelled("Kind of need", "select", { id: "kind" }).control;
    for (const name of ["People", "Time"]) add("option", { textContent: name, value: name.toLowerCase() }, this.kind);
    this.quote = labelled("May be quoted", "input", { id: "quote", type: "checkbox" }).control;
    this.upload = labelled("Bring a file", "input", { id: "file", type: "file" }).control;
    this.post = add("button", { type: "button", textContent: "Post to the wall" });
    const save = add("button", { type: "button", textContent: "Download" });
    const icon = add("button", { type: "button", textContent: "×" });
    icon.setAttribute("aria-label", "Clear the wall");
    const heading = add("h2", { id: "wall", textContent: "Wall" });
    this.list = add("ul");
    this.list.setAttribute("aria-labelledby", heading.id);
    this.chip = add("p");

    this.post.addEventListener("click", () => this.#keep());
    this.text.addEventListener("keydown", (event) => event.key === "Enter" && this.#keep());
    save.addEventListener("click", () => this.#download());
    icon.addEventListener("click", () => localStorage.clear() ?? this.#show());
    this.upload.addEventListener("change", async () => {
      this.chip.textContent = `Read ${this.upload.files[0].name}: ${await this.upload.files[0].text()}`;
    });
  }

  #keep() {
    const entry = { text: this.text.value, kind: this.kind.value, quote: this.quote.checked };
    localStorage.setItem(`entry/${Date.now()}-${Math.random()}`, JSON.stringify(entry));
    this.text.value = "";
    this.#show();
    this.chip.textContent = "Saved on this device";
  }

  #show() {
    const entries = Object.keys(localStorage).toSorted().map((key) => JSON.parse(localStorage.getItem(key)));
    this.list.replaceChildren(...entries.map(({ text, kind, quote }) => {
      const item = document.createElement("li");
      item.textContent = `${text} (${kind}${quote ? ", quotable" : ""})`;
      return item;
    }));
  }

  #download() {
    const items = [...this.list.children].map((item) => item.textContent).join("\n");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([`\ufeff${items}`], { type: "text/csv" }));
    link.download = "wall.csv";
    link.click();
    URL.revokeObjectURL(link.href);
  }
}

customElements.define("harness-form", HarnessForm);
