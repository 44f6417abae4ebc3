/** Cards for the bench: as long as people write them, by 60 authors. */
const NEEDS = ["people", "time", "permission", "materials", "skill", "other"];
const PROJECTS = ["Student-led conferences in every grade 6 class", "A maker corner in the library", "Home visits before the first day of school", "A reading group for families who work evenings"];
const NEEDED = ["A colleague who has run them and would let me watch", "Six cardboard cutters and two hours to set up", "Permission to swap two training days", "Somebody who speaks Vietnamese and has one free evening a month"];

export const SESSION = "bench";

export function record(at, { kind = "commitment", data, revision = 0 } = {}) {
  const by = `author-${String(at % 60).padStart(2, "0")}`;
  const created = 1_780_000_000_000 + at * 1000;
  return {
    id: `01K00000000000000000${String(at).padStart(6, "0")}`, kind, session: SESSION, prompt: kind, by, created,
    stamp: { ms: created + revision, n: 0, by }, visible: "room", quote: "no",
    data: data ?? {
      project: `${PROJECTS[at % 4]}, number ${at}`, needed: NEEDED[at % 4], kinds: [NEEDS[at % 6], NEEDS[(at + 2) % 6]],
      ...(at % 3 === 0 && { by_when: `2027-0${1 + (at % 9)}-11` }), ...(at % 2 === 0 && { first_step: "Ask the team after our meeting on Monday" }),
    },
  };
}

export function records(count) {
  const people = Array.from({ length: 60 }, (_, at) => ({ ...record(900_000 + at, { kind: "profile", data: { name: `Author ${at}`, organization: `School ${at % 12}` } }), by: `author-${String(at).padStart(2, "0")}` }));
  return [...people, ...Array.from({ length: count }, (_, at) => record(at))];
}

export const file = (records) => JSON.stringify({ format: "hallway-session", version: 1, session: { id: SESSION }, guide: {}, records });
