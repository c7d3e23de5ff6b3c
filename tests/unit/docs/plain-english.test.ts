import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, it } from "vitest";

/** An expression and what to write instead. */
type Rule = readonly [refused: RegExp, instead: string];

/** Words before which "is no" is idiomatic. */
const IDIOMATIC =
  "longer|more|less|fewer|later|earlier|older|newer|bigger|larger|smaller|worse|better|different|wider|such";

/** Expressions that are not plain English. A space in a pattern stands for any white space. */
const EXPRESSIONS = rules(
  [
    ["can not", "cannot"],
    [`(?<!there )(?:is|are) no (?!(?:${IDIOMATIC})\\b)(?=[a-z])`, "is not a …"],
    ["anew", "again, or re- as in rebuild"],
    ["whoever", "anyone who, or the role: the caller, the client, the user"],
    ["whatever (?:he|it|she|they) (?:is|was|be)", "any …"],
    ["shall", "must, should or will"],
    ["lest", "so that … not"],
    ["thereof|wherein", "of it, in which"],
    ["nobody['’]s", "without an owner, or not any …"],
    ["of (?:ours|theirs)", "our …, their …"],
    ["not so(?=[.,:;])", "not, or different"],
    ["turned round", "reversed"],
    ["for ever", "forever, or permanently"],
    ["doors|(?:another|each|every|other) door", "transport, login site or access policy"],
    ["house rules?", "conventions"],
    ["import arrows?", "allowed dependencies"],
  ],
  "gi",
);

/** Names that were replaced by the field's terms. */
const NAMES = rules([
  ["MqttDoor", "MqttTransport"],
  ["API_DOOR", "API_LOGIN"],
  ["X-For-Anyone", "X-Offline-Cacheable"],
  ["OnceProvider", "OneTimeSecretDialog"],
  ["isBuilt", "isStaticAsset"],
  ["storeGathered", "storeBatched"],
  ["announceHere", "notifyLocal"],
  ["itemOf", "toStation, toReading, …"],
  ["complain(?=\\()", "warnThrottled"],
  ["inTurn", "serially"],
  ["MOST(?:_[A-Z_]+)?", "MAX_…"],
  ["AT_ONCE", "BATCH_SIZE or CONCURRENCY"],
  ["PATIENCE_MS", "TIMEOUT_MS"],
  [declared("Door"), "StationAccess, or a transport"],
  [declared("Once"), "OneTimeSecret"],
  [declared("Refusal"), "HttpError, FieldError or SaveError"],
  [declared("Awake"), "HydratedFieldset"],
  [declared("Later"), "Deferred"],
  [declared("Fresh"), "RefreshWhenStale"],
  [declared("Going"), "DependentRecords"],
  [declared("Lock"), "Mutex"],
  [declared("Frames"), "PacketGuard"],
  [declared("Tab"), "LiveClient"],
  [declared("Told"), "LiveMessage"],
  [declared("Joining"), "Subscribe"],
  [declared("openWay"), "openFlakyProxy"],
  ["Room extends", "Namespace"],
]);

/** File names that were replaced by the field's terms. A name without a folder is refused in any folder. */
const FILES = rules([
  ["door\\.tsx?$", "transport.ts, login-site.ts or ingest-http.ts"],
  ["rest/face/", "rest/browsable/"],
  ["admin/many/", "admin/bulk/"],
  ["db/statements/", "db/queries/"],
  ["lib/once\\.ts$", "process-singleton.ts"],
  ["server/front\\.ts$", "routes.ts"],
  ["server/policy\\.ts$", "csp.ts"],
  ["server/built\\.ts$", "static-assets.ts"],
  ["own-headers\\.ts$", "trusted-headers.ts"],
  ["for-anyone\\.ts$", "offline-cacheable.ts"],
  ["embedded/policy\\.ts$", "topic-acl.ts"],
  ["frames\\.ts$", "packet-guard.ts"],
  ["version5\\.ts$", "mqtt5-bridge.ts"],
  ["speaker\\.ts$", "publisher.ts"],
  ["external/relay\\.ts$", "cluster-relay.ts"],
  ["external/listeners\\.ts$", "known-devices.ts"],
  ["consumers/slots\\.ts$", "consumer-leases.ts"],
  ["judge\\.ts$", "quality-control.ts"],
  ["gather\\.ts$", "write-batcher.ts"],
  ["hear\\.ts$", "mark-online.ts"],
  ["devices/seen\\.ts$", "touch-last-seen.ts"],
  ["devices/watch\\.ts$", "detect-silence.ts"],
  ["given\\.ts$", "omit-undefined.ts"],
  ["taken\\.ts$", "unique-violation.ts"],
  ["item\\.ts$", "representation.ts"],
  ["form/seen\\.ts$", "version.ts"],
  ["list/place\\.ts$", "cursor.ts"],
  ["say\\.(?:ts|mjs)$", "print.ts"],
  ["sentence\\.ts$", "user-message.ts"],
  ["support/sound\\.ts$", "accessibility.ts"],
  ["support/way\\.ts$", "flaky-proxy.ts"],
]);

/** History, texts of others, released migrations, generated files, and this list itself. */
const EXCEPT = [
  "CHANGELOG.md",
  "THIRD-PARTY.md",
  "LICENSE",
  "prisma/migrations",
  "public/agent/weather-agent.mjs",
  "tests/integration/api-client/schema.d.ts",
  "tests/unit/docs/plain-english.test.ts",
];
const IGNORED = new Set(["node_modules", "generated", ".next", "__pycache__", "next-env.d.ts", "package-lock.json"]);
const FOLDERS = ".ci .github app bench components device-agent docs e2e examples lib prisma public scripts tests".split(
  " ",
);
const TEXT = /\.(?:[cm]?[jt]sx?|css|html|jsonc?|md|prisma|py|service|sh|toml|txt|ya?ml|conf)$/;
/** Text files without such an extension. */
const UNTYPED = new Set(["Dockerfile", "run", ".env.example", ".gitignore", ".dockerignore", ".npmrc"]);

function rules(pairs: readonly (readonly [string, string])[], flags = "g"): readonly Rule[] {
  return pairs.map(([pattern, instead]) => [
    new RegExp(`(?<![\\w-])(?:${pattern.replaceAll(" ", "\\s+")})(?:\\b|(?<=\\W))`, flags),
    instead,
  ]);
}

function declared(name: string): string {
  return `(?:class|const|function|interface|type) ${name}`;
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (IGNORED.has(entry.name) || EXCEPT.includes(path)) return [];
    if (entry.isDirectory()) return folder !== "." || FOLDERS.includes(path) ? filesBelow(path) : [];
    return TEXT.test(path) || UNTYPED.has(entry.name) ? [path] : [];
  });
}

/** Replaces line breaks, indents and comment markers by as many spaces, so that wrapped expressions are found. */
function joined(text: string): string {
  return text.replace(/\n[ \t]*(?:\/\/|\*(?!\/)|#+|>)?/g, (gap) => " ".repeat(gap.length));
}

/** One message per find: where it is, and what to write instead. */
function findings(path: string, text: string, list: readonly Rule[]): string[] {
  const searched = joined(text);
  return list.flatMap(([refused, instead]) =>
    [...searched.matchAll(refused)].map(({ 0: found, index }) => {
      const line = text.slice(0, index).split("\n").length;
      return `${path}:${line}: "${found.replace(/\s+/g, " ").trim()}": write ${instead}`;
    }),
  );
}

const PATHS = filesBelow(".");

it("Source, documentation and configuration are written in plain English", () => {
  expect(PATHS.flatMap((path) => findings(path, readFileSync(path, "utf8"), EXPRESSIONS))).toEqual([]);
});

it("Identifiers are the field's terms", () => {
  expect(PATHS.flatMap((path) => findings(path, readFileSync(path, "utf8"), NAMES))).toEqual([]);
});

it("Names of files are the field's terms", () => {
  expect(PATHS.flatMap((path) => findings(path, path, FILES))).toEqual([]);
});

it.each([
  ["A reading is no\n * number.", 1, "is no"],
  ["Text.\n\nIt can\nnot be read.", 3, "can not"],
  ["// Here\n// through another door.", 2, "another door"],
])("The expression in %j is found in line %i", (text, line, found) => {
  expect(findings("a.ts", text, EXPRESSIONS)).toEqual([expect.stringMatching(new RegExp(`^a.ts:${line}: "${found}`))]);
});

it.each(["There is no reading.", "There\n * are no readings.", "It is no longer read.", "A station of its own."])(
  "The expression %j is plain English",
  (text) => {
    expect(findings("a.ts", text, EXPRESSIONS)).toEqual([]);
  },
);

it("The search covers source, documentation and configuration", () => {
  expect(PATHS).toEqual(expect.arrayContaining(["README.md", "compose.yaml", "lib/env.ts", "prisma/schema.prisma"]));
  expect(PATHS.filter((path) => basename(path) === ".env.example")).toEqual([".env.example"]);
});
