/**
 * Finds elements as Playwright's locators do, in an engine that Playwright does not drive: through open shadow roots,
 * by role and accessible name, label, text or CSS. Must stay self-contained: its source text travels into the page.
 */
export function find(steps) {
  let scopes = [document];
  for (const step of steps) scopes = narrow(scopes, step);
  return scopes;

  function narrow(found, step) {
    if (step.by === "nth") return [found.at(step.index)].filter(Boolean);
    if (step.by === "having") return found.filter((element) => matches(textOf(element), step));
    const test = { role: hasRole, label: hasLabel, text: hasText, css: (element) => selects(element, step.selector) }[step.by];
    const inside = new Set(found.flatMap((scope) => [...below(scope)]));
    const shown = (element) => step.by === "css" || visible(element);
    return [...inside].filter((element) => test(element, step) && shown(element));
  }

  function* below(scope) {
    for (const root of [scope.shadowRoot, scope]) {
      for (const child of root?.children ?? []) {
        yield child;
        yield* below(child);
      }
    }
  }

  function matches(text, { name, exact }) {
    if (name === undefined || name === null) return true;
    const tidied = tidy(text);
    if (name.source) return new RegExp(name.source, name.flags).test(tidied);
    return exact ? tidied === tidy(name) : tidied.toLowerCase().includes(tidy(name).toLowerCase());
  }

  function tidy(text) {
    return text.replace(/[\u200b\u00ad]/g, "").replace(/\s+/g, " ").trim();
  }

  function visible(element) {
    if (!element.checkVisibility({ visibilityProperty: true })) return false;
    const { width, height } = element.getBoundingClientRect();
    return (width > 0 && height > 0) || getComputedStyle(element).display === "contents";
  }

  function selects(element, selector) {
    return split(selector, ",").some((each) => selectsPath(element, descend(each)));
  }

  /** A descendant selector may cross shadow borders, one that uses > + ~ may not. */
  function selectsPath(element, path) {
    if (!element.matches(path.at(-1))) return false;
    if (path.length === 1) return true;
    for (let above = parentOf(element); above; above = parentOf(above)) {
      if (above.nodeType === 1 && selectsPath(above, path.slice(0, -1))) return true;
    }
    return false;
  }

  function descend(selector) {
    return split(selector.trim().replace(/\s*([>+~])\s*(?![^[]*\])/g, "$1"), " ").filter(Boolean);
  }

  function split(text, at) {
    const parts = [""];
    let depth = 0;
    let quote = "";
    for (const sign of text) {
      if (quote) quote = sign === quote ? "" : quote;
      else if (sign === '"' || sign === "'") quote = sign;
      else if ("([".includes(sign)) depth += 1;
      else if (")]".includes(sign)) depth -= 1;
      if (sign === at && !depth && !quote) parts.push("");
      else parts[parts.length - 1] += sign;
    }
    return parts;
  }

  function parentOf(node) {
    return node.assignedSlot ?? node.parentElement ?? node.getRootNode().host;
  }

  function hasText(element, step) {
    if (["SCRIPT", "STYLE", "NOSCRIPT", "HEAD"].includes(element.tagName) || !matches(textOf(element), step)) return false;
    const children = [...(element.shadowRoot?.children ?? []), ...element.children];
    return !children.some((child) => !["SCRIPT", "STYLE"].includes(child.tagName) && matches(textOf(child), step));
  }

  function textOf(node) {
    if (node.nodeType === 3) return node.data;
    if (["SCRIPT", "STYLE", "NOSCRIPT"].includes(node.tagName)) return "";
    if (node.tagName === "INPUT") return ["submit", "button"].includes(node.type) ? node.value : "";
    return [...node.childNodes, ...(node.shadowRoot?.childNodes ?? [])].map(textOf).join("");
  }

  function hasLabel(element, step) {
    if (step.name === undefined) return false;
    const named = [references(element), element.getAttribute("aria-label")];
    const labels = [...(element.labels ?? [])].map(textOf);
    return [...named, ...labels].some((text) => text && matches(text, step));
  }

  function hasRole(element, step) {
    if (roleOf(element) !== step.role || silent(element) || !matches(nameOf(element), step)) return false;
    const level = element.ariaLevel ?? /^H([1-6])$/.exec(element.tagName)?.[1];
    const flag = (attribute, native) => element.getAttribute(`aria-${attribute}`) === "true" || Boolean(native);
    const states = {
      level: () => Number(level),
      checked: () => flag("checked", element.checked),
      pressed: () => flag("pressed"),
      selected: () => flag("selected", element.selected),
      expanded: () => flag("expanded", element.tagName === "SUMMARY" && element.parentElement.open),
      disabled: () => flag("disabled", element.matches(":disabled")),
    };
    return Object.entries(states).every(([state, read]) => step[state] === undefined || read() === step[state]);
  }

  function silent(element) {
    for (let each = element; each; each = parentOf(each)) {
      if (each.getAttribute?.("aria-hidden") === "true") return true;
    }
    return false;
  }

  function roleOf(element) {
    const given = element.getAttribute("role")?.trim().split(/\s+/)[0];
    if (given) return given;
    const { type, multiple, size } = element;
    const inputs = {
      button: "button", submit: "button", reset: "button", image: "button", checkbox: "checkbox", radio: "radio",
      file: "button", range: "slider", number: "spinbutton", search: "searchbox", text: "textbox", email: "textbox", tel: "textbox", url: "textbox",
    };
    const sectioned = () => element.closest("article, aside, main, nav, section");
    const special = {
      A: () => element.hasAttribute("href") && "link",
      AREA: () => element.hasAttribute("href") && "link",
      INPUT: () => (element.hasAttribute("list") && inputs[type] === "textbox" ? "combobox" : inputs[type]),
      SELECT: () => (multiple || size > 1 ? "listbox" : "combobox"),
      IMG: () => (element.getAttribute("alt") === "" ? "presentation" : "img"),
      HEADER: () => !sectioned() && "banner",
      FOOTER: () => !sectioned() && "contentinfo",
      SECTION: () => nameOf(element, "region") && "region",
      FORM: () => nameOf(element, "form") && "form",
      TH: () => (element.scope === "row" || element.closest("tbody")?.contains(element) && element.scope !== "col" ? "rowheader" : "columnheader"),
    };
    const plain = {
      BUTTON: "button", TEXTAREA: "textbox", H1: "heading", H2: "heading", H3: "heading", H4: "heading", H5: "heading",
      H6: "heading", UL: "list", OL: "list", MENU: "list", LI: "listitem", NAV: "navigation", MAIN: "main", ASIDE: "complementary",
      ARTICLE: "article", DIALOG: "dialog", TABLE: "table", TR: "row", TD: "cell", THEAD: "rowgroup", TBODY: "rowgroup",
      FIELDSET: "group", DETAILS: "group", PROGRESS: "progressbar", METER: "meter", OUTPUT: "status", HR: "separator",
      OPTION: "option", SEARCH: "search", FIGURE: "figure", P: "paragraph", DT: "term", DD: "definition", CAPTION: "caption",
      BLOCKQUOTE: "blockquote", TIME: "time", STRONG: "strong", EM: "emphasis",
    };
    return special[element.tagName]?.() || plain[element.tagName];
  }

  function nameOf(element, role = roleOf(element)) {
    const fromContent = [
      "button", "cell", "checkbox", "columnheader", "gridcell", "heading", "link", "menuitem", "menuitemcheckbox", "menuitemradio",
      "option", "radio", "row", "rowheader", "switch", "tab", "tooltip", "treeitem",
    ];
    const own = references(element) || element.getAttribute("aria-label") || nativeName(element);
    return own || (fromContent.includes(role) && spoken(element)) || element.title || element.placeholder || "";
  }

  function nativeName(element) {
    const child = { FIELDSET: "legend", FIGURE: "figcaption", TABLE: "caption" }[element.tagName];
    const labelled = [...(element.labels ?? [])].map(spoken).join(" ");
    if (labelled) return labelled;
    if (child) return [...element.children].filter((each) => each.matches(child)).map(spoken)[0];
    if (element.tagName === "INPUT" && ["submit", "button", "reset"].includes(element.type)) return element.value || element.type;
    return element.alt;
  }

  function references(element) {
    const ids = element.getAttribute("aria-labelledby")?.split(/\s+/) ?? [];
    return ids.map((id) => element.getRootNode().getElementById?.(id)).filter(Boolean)
      .map((target) => target.getAttribute("aria-label") || nativeName(target) || spoken(target)).join(" ");
  }

  /** An element's content as a screen reader would say it. */
  function spoken(node) {
    if (node.nodeType === 3) return node.data;
    if (node.nodeType !== 1 || node.getAttribute("aria-hidden") === "true") return "";
    const { display, visibility } = getComputedStyle(node);
    if (display === "none" || visibility === "hidden") return "";
    const children = node.tagName === "SLOT" && node.assignedNodes().length ? node.assignedNodes() : (node.shadowRoot ?? node).childNodes;
    const said = (child) => child.nodeType === 1 && (child.getAttribute("aria-label") || (!child.labels && nativeName(child)));
    const content = [...children].map((child) => said(child) || (child.labels ? held(child) : spoken(child))).join("");
    return display === "inline" || display === "contents" ? content : ` ${content} `;
  }

  /** What a field inside a label adds to that label: what is chosen or typed in it. */
  function held(field) {
    if (field.localName === "button") return spoken(field);
    if (field.localName === "select") return [...field.selectedOptions].map(({ label }) => label).join(" ");
    return ["checkbox", "radio", "file"].includes(field.type) ? "" : field.value ?? "";
  }
}
