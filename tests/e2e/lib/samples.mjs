/** Session files made by others, for walls that are not empty. Ids sort as they were written. */

const AUTHORS = [
  ["Ana P.", "Riverside Middle School"], ["Tom", "Northside High"], ["", "Town library"], ["Ngozi Adeyemi", ""], ["Li Wei", "Hill Academy"], ["", ""],
];
const CARDS = [
  ["Student-led conferences in grade 6", "A colleague who has run them and would let me watch", ["people", "skill"], "2026-12-11"],
  ["A maker corner in the library", "Six cardboard cutters and two hours to set up", ["materials", "time"], ""],
  ["Home visits before the first day of school", "Permission to swap two training days", ["permission"], "2027-02-01"],
  ["A reading group for families who work evenings", "Somebody who speaks Vietnamese", ["people"], ""],
  ["Portfolios instead of the spring test", "An example that convinced a school board", ["permission", "other"], "2027-03-15"],
  ["Peer mentors in mathematics", "A free room on Thursdays after three", ["time"], ""],
];

const id = (at) => `01K0000000000000000000${String(at).padStart(4, "0")}`;

/** One record, complete. */
export function record(at, { kind = "commitment", by = `person-${at % AUTHORS.length}`, session = "learning-from-one-another", created = 1_780_000_000_000 + at * 1000, ...rest } = {}) {
  const stamp = { ms: created, n: 0, by };
  return { id: id(at), kind, session, prompt: kind, by, created, stamp, visible: "room", quote: "no", data: {}, ...rest };
}

export function commitment(at, options = {}) {
  const [project, needed, kinds, day] = CARDS[at % CARDS.length];
  const round = Math.floor(at / CARDS.length);
  const data = { project: round ? `${project}, part ${round + 1}` : project, needed, kinds, ...(day && { by_when: day }) };
  return record(at, { data, ...options });
}

export function profiles(session) {
  return AUTHORS.map(([name, organization], at) =>
    record(900 + at, { kind: "profile", by: `person-${at}`, session, data: { ...(name && { name }), ...(organization && { organization }) } }));
}

export function sessionFile(records, { session = "learning-from-one-another", version = 1 } = {}) {
  return JSON.stringify({ format: "hallway-session", version, session: { id: session }, guide: {}, records });
}

/** A room: `count` cards by six people, some with offers of help. */
export function room(count, { session = "learning-from-one-another" } = {}) {
  const walls = Array.from({ length: count }, (_, at) => commitment(at, { session }));
  const offers = walls.filter((_, at) => at % 4 === 1).map(({ id: re }, at) =>
    record(800 + at, { kind: "offer", prompt: undefined, re, session, by: "person-0", data: { text: "I have done this twice. Come and see on a Tuesday." } }));
  return sessionFile([...profiles(session), ...walls, ...offers], { session });
}

/** A long wall: each card says which one it is. Ids have more digits than those of other samples. */
export function longRoom(count, { session = "learning-from-one-another" } = {}) {
  const walls = Array.from({ length: count }, (_, at) => {
    const made = commitment(at % CARDS.length, { session, created: 1_780_000_000_000 + at * 1000 });
    const data = { ...made.data, project: `${CARDS[at % CARDS.length][0]}, part ${at + 1} of ${count}` };
    return { ...made, id: `01L00000000000000000${String(at).padStart(6, "0")}`, by: `person-${at % AUTHORS.length}`, data };
  });
  return sessionFile([...profiles(session), ...walls], { session });
}
