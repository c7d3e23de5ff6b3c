import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { envSchema, parseEnv } from "@/lib/env";

const EXAMPLE = readFileSync(".env.example", "utf8");
const GUIDE = readFileSync("docs/guide/configuration.md", "utf8");
const named = (text: string) =>
  [...text.matchAll(/^# ([A-Z_]+)=(.*)$/gm)].map(([, name = "", value = ""]) => ({ name, value }));

it(".env.example names every variable of the server and no other", () => {
  expect(
    named(EXAMPLE)
      .map(({ name }) => name)
      .sort(),
  ).toEqual(Object.keys(envSchema.in.shape).sort());
});

it("the guide documents every variable meant for its readers", () => {
  const internal = ["NODE_ENV"];
  for (const name of Object.keys(envSchema.in.shape).filter((key) => !internal.includes(key))) {
    expect(GUIDE).toContain(`\`${name}\``);
  }
});

it("the values in .env.example are the defaults, or at least valid", () => {
  const shown = Object.fromEntries(named(EXAMPLE).map(({ name, value }) => [name, value]));
  const { MAP_TILES_URL, ...defaults } = parseEnv({});
  expect(MAP_TILES_URL).toBeUndefined();
  const { DATABASE_URL: _shownUrl, MAP_TILES_URL: _tiles, ...parsed } = parseEnv(shown);
  const { DATABASE_URL: _url, ...expected } = defaults;
  expect(parsed).toEqual(expected);
});
