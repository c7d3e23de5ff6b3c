/**
 * Which module may import which: the one table, enforced by `npm run lint` and shown in ARCHITECTURE.md (a test
 * compares the two). A dependency that is not listed is refused, so that a new one is a decision, not an accident.
 *
 * `base` is what every module on the server may use: the files directly under lib/, except outage.ts, which uses the
 * database.
 */
export const ALLOWED = {
  weather: [],
  contract: ["weather"],
  table: ["contract", "weather"],
  text: ["contract"],
  format: ["text", "contract", "weather"],
  base: ["contract", "weather"],
  land: ["format", "base"],
  live: ["db", "outage", "contract", "base"],
  db: ["contract", "weather", "base"],
  outage: ["db", "base"],
  auth: ["db", "outage", "contract", "base"],
  uploads: ["contract", "weather", "base"],
  services: ["uploads", "auth", "live", "db", "outage", "format", "table", "contract", "weather", "base"],
  outbox: ["services", "db", "outage", "weather", "base"],
  forecast: ["services", "db", "outage", "contract", "weather", "base"],
  http: ["services", "auth", "outage", "contract", "base"],
  health: ["http", "services", "db", "outage", "base"],
  login: ["http", "services", "auth", "db", "outage", "format", "text", "contract", "base"],
  ingest: ["health", "http", "services", "auth", "live", "outage", "contract", "weather", "base"],
  rest: ["ingest", "http", "services", "auth", "live", "land", "format", "text", "contract", "weather", "base"],
  site: [
    "rest",
    "http",
    "forecast",
    "services",
    "auth",
    "live",
    "outage",
    "format",
    "text",
    "contract",
    "weather",
    "base",
  ],
  admin: ["login", "http", "services", "auth", "db", "outage", "format", "contract", "weather", "base"],
  trpc: ["admin", "http", "forecast", "services", "auth", "live", "outage", "contract", "base"],
  jobs: ["outbox", "services", "live", "db", "outage", "weather", "base"],
  cli: ["services", "db", "table", "contract", "weather", "base"],
  server: [
    ...["jobs", "trpc", "admin", "site", "rest", "ingest", "login", "health", "http", "forecast", "services", "auth"],
    ...["live", "db", "base"],
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

/** Planned modules, whose place is decided before their first file exists. */
export const PLANNED = {
  alerts: ["services", "live", "db", "outage", "format", "contract", "weather", "base"],
  archive: ["services", "db", "outage", "contract", "weather", "base"],
  analysis: ["services", "db", "outage", "contract", "weather", "base"],
};

/** The files of modules that are not simply a folder of lib/. */
export const PATHS = {
  base: "^lib/(?!outage\\.ts)[^/]+$",
  outage: "^lib/outage\\.ts$",
  components: "^components/",
  app: "^app/",
  agent: "^device-agent/",
};

const pathOf = (module) => PATHS[module] ?? `^lib/${module}/`;

const ALL = { ...ALLOWED, ...PLANNED };

/** All modules; imports of packages are not restricted by the table. */
const OURS = Object.keys(ALL).map(pathOf).join("|");

/** Folders in a cycle cannot be read, or moved, separately. Types count. */
const noFolderCircle = {
  name: "no-folder-circle",
  severity: "error",
  comment: "Sibling folders import each other, perhaps through a third: move what they share below both.",
  scope: "folder",
  from: {},
  to: { circular: true },
};

/**
 * A folder of services is known by its index.ts, which exports its verbs and what else other modules use: the rest may change
 * without them. What stands directly in lib/services is shared by all of its folders. Tests may look inside.
 */
const serviceInternals = [
  {
    name: "services-by-their-index",
    severity: "error",
    comment: "Import the folder of the service; what is missing there, its index.ts exports.",
    from: { pathNot: "^(lib/services/[^/]+|tests)/" },
    to: { path: "^lib/services/[^/]+/", pathNot: "^lib/services/[^/]+/index\\.ts$" },
  },
  {
    name: "services-by-their-index-among-themselves",
    severity: "error",
    comment: "Import the folder of the other service; what is missing there, its index.ts exports.",
    from: { path: "^lib/services/([^/]+)/" },
    to: { path: "^lib/services/[^/]+/", pathNot: "^lib/services/($1/|[^/]+/index\\.ts$)" },
  },
  {
    name: "service-helpers-know-no-verb",
    severity: "error",
    comment: "What stands in internal/ is below the verbs: move what it needs of them there, too.",
    from: { path: "^lib/services/([^/]+)/internal/" },
    to: { path: "^lib/services/$1/[^/]+$" },
  },
];

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    {
      name: "no-circular",
      severity: "error",
      comment: "Two files import each other, perhaps through a third. Types count.",
      from: {},
      to: { circular: true },
    },
    noFolderCircle,
    ...serviceInternals,
    ...Object.entries(ALL).map(([module, allowed]) => ({
      name: `${module}-imports-what-is-listed`,
      severity: "error",
      comment: `See ALLOWED in .dependency-cruiser.mjs: ${module} may import ${allowed.join(", ") || "no other module"}.`,
      from: { path: pathOf(module) },
      to: {
        path: OURS,
        pathNot: [module, ...allowed].map(pathOf).join("|"),
        // Components import the router's type, which makes their calls typed.
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
      comment: "Of the server's modules, components may import only the router's type.",
      from: { path: "^components/" },
      to: { path: OURS, pathNot: ["components", "trpc", ...ALLOWED.components].map(pathOf).join("|") },
    },
    {
      name: "only-env-reads-the-environment",
      severity: "error",
      comment: "dotenv and the like would read the environment in a second place.",
      from: {},
      to: { path: "node_modules/dotenv/" },
    },
    {
      name: "nothing-depends-on-tests",
      severity: "error",
      comment: "Production code, and the scripts that build it, must not depend on tests.",
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
