/**
 * Which module may import which: the one table, enforced by `npm run lint` and shown in ARCHITECTURE.md (a test holds the
 * two together). A dependency that is not listed is refused, so that a new one is a decision and not an accident.
 *
 * `base` is what every module on the server may use: the files directly under lib/, but for outage.ts, which knows the
 * database.
 */
export const ALLOWED = {
  weather: [],
  contract: ["weather"],
  text: ["contract"],
  format: ["text", "contract", "weather"],
  base: ["contract", "weather"],
  land: ["format", "base"],
  live: ["db", "outage", "contract", "base"],
  db: ["contract", "weather", "base"],
  outage: ["db", "base"],
  auth: ["db", "outage", "contract", "base"],
  services: ["auth", "live", "db", "outage", "format", "contract", "weather", "base"],
  http: ["services", "auth", "outage", "contract", "base"],
  health: ["http", "services", "db", "outage", "base"],
  login: ["http", "services", "auth", "db", "outage", "format", "text", "contract", "base"],
  ingest: ["health", "http", "services", "auth", "live", "outage", "contract", "weather", "base"],
  rest: ["ingest", "http", "services", "auth", "live", "land", "format", "text", "contract", "weather", "base"],
  site: ["rest", "http", "services", "auth", "live", "outage", "format", "text", "contract", "weather", "base"],
  admin: ["login", "http", "services", "auth", "db", "outage", "format", "contract", "weather", "base"],
  trpc: ["admin", "http", "services", "auth", "live", "outage", "contract", "base"],
  jobs: ["services", "live", "db", "outage", "weather", "base"],
  cli: ["services", "db", "contract", "weather", "base"],
  server: [
    ...["jobs", "trpc", "admin", "site", "rest", "ingest", "login", "health", "http", "services", "auth", "live", "db"],
    "base",
  ],
  components: ["format", "text", "contract", "weather"],
  app: [
    "components",
    "trpc",
    "admin",
    "site",
    "rest",
    "login",
    "health",
    "land",
    "format",
    "text",
    "contract",
    "weather",
    "base",
  ],
  agent: ["contract", "weather"],
};

/** Modules that are to come: where they belong, before there is a file of them. */
export const PLANNED = {
  alerts: ["services", "live", "db", "outage", "format", "contract", "weather", "base"],
  outbox: ["services", "live", "db", "outage", "contract", "base"],
  forecast: ["services", "db", "outage", "contract", "weather", "base"],
  archive: ["services", "db", "outage", "contract", "weather", "base"],
  analysis: ["services", "db", "outage", "contract", "weather", "base"],
};

/** The files of a module. Generated code is looked at by nobody. */
export const PATHS = {
  base: "^lib/(?!outage\\.ts)[^/]+$",
  outage: "^lib/outage\\.ts$",
  components: "^components/",
  app: "^app/",
  agent: "^device-agent/",
};

const pathOf = (module) => PATHS[module] ?? `^lib/${module}/`;

const ALL = { ...ALLOWED, ...PLANNED };

/** Ours: whatever one of the modules may be importing. */
const OURS = Object.keys(ALL).map(pathOf).join("|");

/** A circle of folders makes none of them a part that can be read, or moved, by itself. Types count. */
const noFolderCircle = {
  name: "no-folder-circle",
  severity: "error",
  comment: "Two folders beside each other import each other, perhaps by a third: move what they share below both.",
  scope: "folder",
  // Until these are untangled.
  from: { pathNot: "^(lib|components)/admin(/|$)" },
  to: { circular: true },
};

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    {
      name: "no-circular",
      severity: "error",
      comment: "Two files import each other, perhaps by a third. Types count.",
      from: {},
      to: { circular: true },
    },
    noFolderCircle,
    ...Object.entries(ALL).map(([module, allowed]) => ({
      name: `${module}-imports-what-is-listed`,
      severity: "error",
      comment: `See ALLOWED in .dependency-cruiser.mjs: ${module} may import ${allowed.join(", ") || "no other module"}.`,
      from: { path: pathOf(module) },
      to: {
        path: OURS,
        pathNot: [module, ...allowed].map(pathOf).join("|"),
        // Of the router, components know the type: it is what makes their calls typed.
        ...(module === "components" ? { dependencyTypesNot: ["type-only"] } : {}),
      },
    })),
    {
      name: "every-module-is-listed",
      severity: "error",
      comment: "A new folder of lib/ needs a row in ALLOWED (.dependency-cruiser.mjs), and one in ARCHITECTURE.md.",
      from: {},
      to: { path: "^lib/", pathNot: OURS },
    },
    {
      name: "components-see-no-server",
      severity: "error",
      comment: "Of the server's modules, components may import the router's type alone.",
      from: { path: "^components/" },
      to: { path: OURS, pathNot: ["components", "trpc", ...ALLOWED.components].map(pathOf).join("|") },
    },
    {
      name: "only-env-reads-the-environment",
      severity: "error",
      comment: "dotenv and the like would be a second reader.",
      from: {},
      to: { path: "node_modules/dotenv/" },
    },
    {
      name: "nothing-depends-on-tests",
      severity: "error",
      comment: "What runs in production, and the scripts that build it, know no test.",
      from: { path: "^(lib|app|components|device-agent|scripts)/|^server\\.ts$" },
      to: { path: "^(tests|e2e|bench)/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^lib/(db|admin|contract)/generated/|\\.next/)" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
