import { runScenario } from "./scenario";

const [way = "http", dialect = "sqlite", kills = "8", seed = "1"] = process.argv.slice(2);
const begun = Date.now();
console.log(
  await runScenario({
    way: way as "http",
    dialect: dialect as "sqlite",
    kills: Number(kills),
    agents: 2,
    seed: Number(seed),
  }),
  Math.round((Date.now() - begun) / 1000),
  "s",
);
