// The allowed dependencies: see ARCHITECTURE.md. They point downwards only.
const rule = (name, from, to, comment) => ({
  name,
  severity: "error",
  comment,
  from: { path: from },
  to: { path: to },
});

module.exports = {
  forbidden: [
    {
      name: "no-circular",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "components-see-no-server",
      severity: "error",
      comment: "Components run in the browser. Of the router they may know the type.",
      from: { path: "^components/" },
      to: { path: "^lib/", pathNot: "^lib/(contract|weather|format|text)/", dependencyTypesNot: ["type-only"] },
    },
    rule(
      "weather-is-pure",
      "^lib/weather/",
      "^(lib/(?!weather/)|app/|components/)",
      "lib/weather imports nothing of ours.",
    ),
    rule("contract-knows-weather-only", "^lib/contract/", "^(lib/(?!contract/|weather/)|app/|components/)"),
    rule("text-knows-contract", "^lib/text/", "^(lib/(?!text/|contract/)|app/|components/)"),
    rule("format-is-pure", "^lib/format/", "^(lib/(?!format/|text/|contract/|weather/)|app/|components/)"),
    rule("land-is-pure", "^lib/land/", "^(lib/(?!land/|format/|(event-loop|process-singleton)\\.ts)|app/|components/)"),
    rule(
      "db-is-below-services",
      "^lib/db/",
      "^(lib/(?!db/|weather/|contract/|(env|errors|event-loop|process-singleton)\\.ts)|app/|components/)",
    ),
    rule("live-knows-contract", "^lib/live/", "^(lib/(?!live/|contract/|process-singleton\\.ts)|app/|components/)"),
    rule(
      "auth-is-below-services",
      "^lib/auth/",
      "^(lib/(?!auth/|db/|contract/|(env|errors|process-singleton|log|outage)\\.ts)|app/|components/)",
    ),
    rule(
      "services-know-no-transport",
      "^lib/services/",
      "^(lib/(rest|trpc|ingest|jobs|admin|cli|server)/|app/|components/)",
    ),
    rule("transports-write-through-services", "^lib/(rest|trpc|ingest)/", "^(lib/(jobs|cli|server)/|app/|components/)"),
    rule("admin-is-above-services", "^lib/admin/", "^(lib/(trpc|ingest|jobs|cli|server)/|app/|components/)"),
    rule("site-is-above-services", "^lib/site/", "^(lib/(admin|ingest|jobs|cli|server)/|app/|components/)"),
    rule("site-is-asked-by-app-only", "^(lib/(?!site/|server/)|components/)", "^lib/site/"),
    rule("jobs-know-no-transport", "^lib/jobs/", "^(lib/(rest|trpc|ingest|cli|server)/|app/|components/)"),
    {
      name: "routes-hold-no-rules",
      severity: "error",
      comment: "A route fetches through tRPC or a handler; SQL and services stay below.",
      from: { path: "^app/" },
      to: { path: "^lib/(db|services|jobs|cli|server)/" },
    },
    {
      name: "agent-shares-the-contract-only",
      severity: "error",
      from: { path: "^device-agent/" },
      to: { path: "^(app|components|lib/(?!contract/|weather/))" },
    },
    {
      name: "only-env-reads-the-environment",
      severity: "error",
      comment: "dotenv and the like would be a second reader.",
      from: {},
      to: { path: "node_modules/dotenv/" },
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
