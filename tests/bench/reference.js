/**
 * The wall as one would write it by hand: the same cards in the same style sheet, windowed as well, over the same
 * storage. What Hallway does beyond this (merging, roles, dialogs, languages, other tabs' people) it does not do.
 */
const SMALL = { people: "people", time: "time", permission: "permission", materials: "materials", skill: "know-how", other: "other" };
const root = document.querySelector("#reference").attachShadow({ mode: "open" });
const sheet = new CSSStyleSheet();
sheet.replaceSync(window.STYLE);
root.adoptedStyleSheets = [sheet];
const el = (tag, name, ...inside) => {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.append(...inside);
  return made;
};
/** What people wrote runs in the direction of its own language. */
const said = (tag, name, words) => Object.assign(el(tag, name, words), { dir: "auto" });
const button = (name, words, more) => {
  const made = Object.assign(el("button", name, words), { type: "button" }, more);
  made.addEventListener("click", () => {});
  return made;
};
const list = el("ol", "cards");
const filter = { search: "", need: "", order: "newest" };
const control = (made, event, name) => {
  made.addEventListener(event, () => {
    filter[name] = made.value;
    sift();
  });
  return made;
};
const pick = (name, words) => control(el("select", "pick", ...words.map((word) => new Option(word, word))), "change", name);
const search = Object.assign(el("input", "field"), { id: "wall-search", type: "search" });
const status = el("p");
const tools = el("div", "tools", el("label", "search", control(search, "input", "search")), pick("need", ["", ...Object.keys(SMALL)]), pick("order", ["newest", "oldest", "nearest"]));
root.append(el("div", "hallway", el("section", "pane wall", tools, el("div", "found", status), list)));

const cards = new Map();
const people = new Map();
let shown = [];
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const byTime = (a, b) => b.created - a.created || (a.id < b.id ? 1 : -1);
const ORDERS = {
  newest: byTime,
  oldest: (a, b) => byTime(b, a),
  nearest: (a, b) => {
    const [x, y] = [a.data.by_when ?? "~", b.data.by_when ?? "~"];
    return x < y ? -1 : x > y ? 1 : byTime(a, b);
  },
};

function passes(card, words) {
  if (filter.need && !card.data.kinds.includes(filter.need)) return false;
  if (!words.length) return true;
  card.text ??= fold([people.get(card.by)?.name, people.get(card.by)?.organization, ...Object.values(card.data).filter((value) => typeof value === "string")].join(" "));
  return words.every((word) => card.text.includes(word));
}

function sift() {
  const words = fold(filter.search).split(/\s+/).filter(Boolean);
  shown = [...cards.values()].filter((card) => passes(card, words)).sort(ORDERS[filter.order]);
  status.textContent = words.length || filter.need ? `${shown.length} cards found` : "";
  draw();
}

const made = new Map();
let grid = { columns: 0, row: 0 };

function view(card) {
  const open = button("open", card.data.project, { dir: "auto", ariaHasPopup: "dialog" });
  const kinds = el("p", "kinds", ...card.data.kinds.map((kind, at) => {
    const span = el("span", "", `${at ? "and" : "Needs"} ${SMALL[kind]}`);
    span.dataset.kind = kind;
    return span;
  }));
  const need = el("div", "need", kinds, said("p", "needed", card.data.needed));
  need.dataset.kind = card.data.kinds[0];
  const item = el("li", "card", el("h3", "", open), need);
  if (card.data.first_step) item.append(el("dl", "facts", el("div", "", el("dt", "", "First step"), said("dd", "", card.data.first_step))));
  const { name = "Someone", organization } = people.get(card.by) ?? {};
  const who = el("p", "", said("span", "", organization ? `${name}, ${organization}` : name));
  if (card.data.by_when) who.append(el("span", "due", `by ${new Date(`${card.data.by_when}T12:00`).toLocaleDateString("en", { day: "numeric", month: "long" })}`));
  item.append(el("div", "by", who, button("btn plain", "I can help")));
  item.dataset.card = card.id;
  item.tabIndex = -1;
  return item;
}

function draw() {
  const long = shown.length > 300;
  list.classList.toggle("long", long);
  let [from, to] = [0, shown.length];
  if (long) {
    const top = list.getBoundingClientRect().top;
    const row = (y) => Math.max(0, Math.floor((y - top) / grid.row));
    [from, to] = grid.columns ? [row(innerHeight * -0.5) * grid.columns, (row(innerHeight * 1.5) + 1) * grid.columns] : [0, 24];
    to = Math.min(to, shown.length);
    const rows = (count) => Math.ceil(count / (grid.columns || 1)) * grid.row;
    list.style.setProperty("--before", `${rows(from)}px`);
    list.style.setProperty("--after", `${rows(shown.length) - rows(to)}px`);
  }
  const wanted = shown.slice(from, to);
  const ids = new Set(wanted.map(({ id }) => id));
  for (const [id, item] of made) if (!ids.has(id)) (item.remove(), made.delete(id));
  let next = null;
  for (let at = wanted.length - 1; at >= 0; at -= 1) {
    const { id } = wanted[at];
    if (!made.has(id)) made.set(id, view(wanted[at]));
    const item = made.get(id);
    if (item.nextSibling !== next || item.parentNode !== list) list.insertBefore(item, next);
    if (long) {
      item.setAttribute("aria-posinset", from + at + 1);
      item.setAttribute("aria-setsize", shown.length);
    }
    next = item;
  }
  if (long && !grid.columns && measure()) draw();
}

function measure() {
  const items = [...list.children].map((item) => item.getBoundingClientRect().top);
  const columns = items.findIndex((top) => top !== items[0]);
  if (columns < 1) return false;
  grid = { columns, row: items[columns] - items[0] };
  return true;
}

function take(record) {
  if (record.kind === "profile") people.set(record.by, record.data);
  if (record.kind === "commitment") cards.set(record.id, record);
}

// What another tab posts comes the same way as to Hallway.
new BroadcastChannel(window.CHANNEL).addEventListener("message", ({ data }) => {
  for (const record of JSON.parse(data).put) {
    take(record);
    made.get(record.id)?.remove();
    made.delete(record.id);
  }
  sift();
});
addEventListener("scroll", draw, { passive: true });

const stored = new Promise((resolve) => {
  const ask = indexedDB.open(window.DATABASE);
  ask.onsuccess = () => {
    const { objectStoreNames: [store] } = ask.result;
    const shelf = ask.result.transaction(store).objectStore(store);
    const [keys, values] = [shelf.getAllKeys(), shelf.getAll()];
    values.onsuccess = () => resolve(keys.result.map((key, at) => [key, values.result[at]]));
  };
});
const near = Object.keys(localStorage).filter((key) => key.startsWith("hallway/1/bench/0")).map((key) => [key, localStorage.getItem(key)]);
for (const [, text] of new Map([...near, ...(await stored).filter(([key]) => key.startsWith("hallway/1/bench/0"))])) take(JSON.parse(text));
sift();
