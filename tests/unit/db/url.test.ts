import { expect, it } from "vitest";
import { parseDatabaseUrl } from "@/lib/db/url";

it.each([
  ["file:data/weather.db", "data/weather.db"],
  ["file:/srv/my weather.db", "/srv/my weather.db"],
  ["file:///srv/my%20weather.db", "/srv/my weather.db"],
])("%s is read as an SQLite file", (url, file) => {
  expect(parseDatabaseUrl(url)).toEqual({ dialect: "sqlite", file });
});

it.each(["mysql", "mariadb"])("a %s address is read with its escapes and default port", (scheme) => {
  expect(parseDatabaseUrl(`${scheme}://ada:p%40ss%3Aword@db.example/weather`)).toEqual({
    dialect: "mysql",
    host: "db.example",
    port: 3306,
    user: "ada",
    password: "p@ss:word",
    database: "weather",
  });
  expect(parseDatabaseUrl(`${scheme}://db.example:3307/my-weather`)).toMatchObject({
    port: 3307,
    database: "my-weather",
  });
});

it.each([
  "",
  "weather.db",
  "postgres://h/d",
  "mysql://host",
  "mysql://host/",
  "mysql://host/a%60b",
  "mysql://host/a/b",
  "mysql:///d",
  "mysql://h/%E0%A4",
  "mysql://ada:100%@h/d",
  "file://data/weather.db",
])("%j is refused as a database address, without showing a password", (url) => {
  expect(() => parseDatabaseUrl(url)).toThrow(
    expect.objectContaining({
      name: "EnvError",
      message: "DATABASE_URL is neither file:PATH nor mysql://USER:PASSWORD@HOST:PORT/DATABASE.",
    }),
  );
});
