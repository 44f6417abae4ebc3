/** The table for Supabase and PostgREST, on a real PostgreSQL of its own that nobody else can reach. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

const BASE = "/usr/lib/postgresql";
const bin = join(BASE, readdirSync(BASE).toSorted((a, b) => b - a)[0], "bin");
const sql = readFileSync(new URL("../../www/docs/webhooks/supabase/table.sql", import.meta.url), "utf8");
// PostgreSQL does not run as root; Debian's package brings a user along.
const asUser = process.getuid() === 0 ? ["runuser", "-u", "postgres", "--"] : [];
let folder;
const run = (program, args, input) => {
  const [first, ...rest] = [...asUser, join(bin, program), ...args];
  // The server that is started here would hold a pipe open.
  const pipes = input === null ? "ignore" : [input === undefined ? "ignore" : "pipe", "pipe", "pipe"];
  return execFileSync(first, rest, { input: input ?? undefined, encoding: "utf8", cwd: folder, stdio: pipes })?.trim();
};
const as = (role, statement) => run("psql", ["-h", folder, "-U", role, "-d", "postgres", "-v", "ON_ERROR_STOP=1", "-qAt"], statement);

before(() => {
  folder = mkdtempSync(join(tmpdir(), "hallway-pg-"));
  chmodSync(folder, 0o777);
  run("initdb", ["-D", `${folder}/data`, "-U", "owner", "--auth=trust", "--no-sync"]);
  const options = `-c listen_addresses='' -c unix_socket_directories='${folder}' -c fsync=off`;
  run("pg_ctl", ["-D", `${folder}/data`, "-o", options, "-l", `${folder}/log`, "-w", "start"], null);
  as("owner", "create role anon login");
  as("owner", sql);
});

after(() => {
  run("pg_ctl", ["-D", `${folder}/data`, "-m", "immediate", "-w", "stop"]);
  rmSync(folder, { recursive: true, force: true });
});

const event = (id, kind = "response.saved", data = {}) => JSON.stringify({ type: `hallway.${kind}`, id, session: "s", data: { record_id: "r1", ...data } });
const receive = (body) => JSON.parse(as("anon", `select hallway_receive($body$${body}$body$)`));

test("a page adds an event once, and is told so by its id", () => {
  assert.deepEqual(receive(event("e1", "response.saved", { text: "Robert'); drop table hallway_entries; --" })), { received: ["e1"] });
  assert.deepEqual(receive(event("e1")), { received: ["e1"] });
  assert.equal(as("owner", "select count(*), min(data ->> 'text') from hallway_entries"), "1|Robert'); drop table hallway_entries; --");
});

test("a page can do nothing else", () => {
  for (const statement of [
    "select * from hallway_entries", "insert into hallway_entries (id, type) values ('x', 'y')",
    "update hallway_entries set type = 'z'", "delete from hallway_entries", "truncate hallway_entries", "drop table hallway_entries",
  ]) assert.throws(() => as("anon", statement), /permission denied|must be owner/, statement);
  for (const body of ["{}", "[]", "nonsense", JSON.stringify({ id: "x", type: "other" }), JSON.stringify({ ...JSON.parse(event("big")), data: { text: "x".repeat(70_000) } })]) {
    assert.throws(() => receive(body), body.slice(0, 40));
  }
  assert.equal(as("owner", "select count(*) from hallway_entries"), "1");
});

test("what its author took back loses its words", () => {
  receive(event("e2", "response.removed"));
  assert.equal(as("owner", "select string_agg(data::text, ',') from hallway_entries where record_id = 'r1'"), "{},{}");
});

test("it can be run again on a table with entries in it", () => {
  as("owner", sql);
  assert.equal(as("owner", "select count(*) from hallway_entries"), "2");
});
