// What the element was told: its attributes, the words it speaks, and its guide, also for reading when nothing else runs.

/** The attributes as they stand, over what the `config` attribute says; and the language that holds where it stands. */
const readConfig = (element) => {
  const config = { ...parse(element.getAttribute("config")) };
  for (const { name, value } of element.attributes) config[name] = value;
  config.guide ||= BUILD.guide;
  const speaker = [config, ...outward(element), BUILD.pack].find(({ lang }) => lang);
  config.lang = `${speaker.lang}`.toLowerCase().split("-")[0];
  return config;
};

/** The words of a language, or English, which we have. */
const loadPack = async (lang, frame) => {
  try {
    if (BUILD.languages.includes(lang)) return await fetchModule(`hallway-${lang}.js`);
  } catch {
    frame.emit_("problem", { code: "language", message: frame.say_("language.text", { lang }) });
  }
  return BUILD.pack;
};

// The default guide travels with the module; each of the others, and each translation, is a module of its own. It is
// asked for while the words of its language are on their way, and stays unused where those do not come.
const builtInGuide = async (id, wanted, pack) => {
  const first = BUILD.pack.lang;
  const load = async (lang) => (lang === first && id === BUILD.guide ? BUILD.first : fetchModule(`guides/${lang}/${id}.js`));
  if (!BUILD.guides[id]) throw trouble("guide-unknown", { id, known: Object.keys(BUILD.guides).join(", ") });
  const own = load(BUILD.guides[id].includes(wanted) ? wanted : first);
  own.catch(() => {});
  return (await pack).lang === wanted ? own : load(first);
};

const fetchGuide = async (url) => {
  const onThisSite = (href) => {
    if (node("a", { href }).origin !== location.origin) throw trouble("guide-site", { url });
  };
  onThisSite(url);
  const response = await get(url, trouble("guide-fetch", { url }));
  onThisSite(response.url);
  return response.text();
};

/** One of ours or an object, or text that came from outside, which the wasm judges. */
const readGuide = async (element, property, name, lang, pack) =>
  property ||
  (element.querySelector(':scope > script[type="application/json"]')?.textContent ??
    (/[/.:]/.test(name) ? fetchGuide(name) : builtInGuide(name, lang, pack)));

const guideOf = (told) => (typeof told === "string" ? parse(told) : told);

// Written for reading, not for the exact format: titles become headings and every sentence a paragraph.
// Sentences are told from ids and addresses by their spaces. Notes for the host are left out.
const plainGuide = (part, into, level) => {
  for (const [key, value] of Object.entries(part ?? {})) {
    if (/^(note|placeholder|credits|roles|needs|marks)$/.test(key)) continue;
    if (typeof value === "object") plainGuide(value, into, level + (level < 6 && !!part.title));
    else if (key === "title" || /\s/.test(value)) {
      into.append(node(key === "title" ? "h" + level : "p", {}, value.replace(/^- /gm, "• ").replace(/\]\(\S+|[[*_#>]/g, "")));
    }
  }
  return into;
};
