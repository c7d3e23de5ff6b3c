import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { createStation } from "@/lib/services/stations";
import { createUser } from "@/lib/services/users";
import { faults } from "../http/support/client";
import { signedIn } from "../http/support/signed-in";
import { createStaff, PASSWORD } from "../http/support/station-client";
import { launchCommand, ROOT } from "../support/launch";
import { onServerWithPython, runPython } from "../support/python";
import { onServer } from "../support/server";

const FOLDER = "examples/textbook";
const PLACE = { lat: 30.733315, lon: 76.779418 };

onServer("the textbook's curl commands", (fixture) => {
  beforeAll(() => createStaff(fixture));

  it("the textbook's curl commands get exactly the printed answers", async () => {
    const variables = { SERVER: fixture.server.url, LOGIN: `arshdeep:${PASSWORD}`, NO_PROXY: "*" };
    const run = launchCommand("sh", [`${ROOT}/${FOLDER}/exchanges.sh`], variables);
    expect(await run.exit, run.errors()).toEqual({ code: 0, signal: null });
    expect(run.errors()).toBe("");
    const output = run.output();
    const said = [...readFileSync(`${FOLDER}/exchanges.sh`, "utf8").matchAll(/^# (\d{3})[:,]/gm)].map(
      ([, status]) => status,
    );
    expect([...output.matchAll(/^HTTP\/1\.1 (\d{3}) /gm)].map(([, status]) => status)).toEqual(said);
    expect(said).toEqual(["201", "201", "200", "200", "200", "201", "200", "200", "204"]);
    const [first] = /(?<=^location: ).+\/station\/\d+\//im.exec(output) ?? [];
    const station = (timestamp: string, temperature: string) =>
      JSON.stringify(
        { url: first, name: "CityName", timestamp, temperature, lat: "30.733315", lon: "76.779418" },
        null,
        4,
      );
    expect(output.split(station("1393926310", "28"))).toHaveLength(3);
    expect(output).toContain(station("1393929910", "29"));
    // 18:00 in Chandigarh.
    expect(output).toContain('"time": "2014-03-04T12:30:00.000Z"');
    expect(output).toContain(
      '{\n    "humidity": 60,\n    "temperature": 30,\n    "timestamp": "1393936200",\n    "station": "CityName",',
    );
    const history = output.match(/"temperature": (28|29|30),/g);
    expect(history).toEqual(expect.arrayContaining(['"temperature": 28,', '"temperature": 29,', '"temperature": 30,']));
    expect(faults(fixture.server)).toEqual([]);
  });
});

onServer("the textbook's walk through the admin", (fixture) => {
  it("the textbook's walk through the admin leads to existing pages", async () => {
    const { headers } = await signedIn(fixture.ctx(), { isStaff: true, isSuperuser: true });
    const walk = readFileSync(`${FOLDER}/admin.md`, "utf8");
    const paths = [...new Set(walk.match(/(?<=127\.0\.0\.1:8000|`)\/[a-z/-]*(?=[>`])/g))];
    expect(paths).toEqual(expect.arrayContaining(["/", "/admin/", "/admin/station/add/", "/admin/log-entry/"]));
    for (const path of paths) {
      const { status } = await fixture.server.fetch(path, {
        headers: { ...headers, Accept: "text/html" },
        redirect: "manual",
      });
      expect(status, path).toBe(200);
    }
  });
});

onServerWithPython("the textbook's programs for a Raspberry Pi", (fixture) => {
  beforeAll(() => createStaff(fixture));

  const ended = { code: 0, signal: null };
  const readings = (stationId: number) =>
    fixture.database.prisma.sensorData.findMany({ where: { stationId }, orderBy: { time: "asc" } });
  const options = ["--simulated", "--every", "1", "--count", "3"];

  it("the textbook's programs POST each reading to the only station", async () => {
    const { id: ownerId } = await createUser(fixture.ctx(), { username: "student", password: PASSWORD, isStaff: true });
    const { id } = await createStation(fixture.ctx(), { name: "Desk", ...PLACE, ownerId });
    const ran = await runPython(`${FOLDER}/pi_post.py`, [fixture.server.url, "student", PASSWORD, ...options]);
    expect(ran).toMatchObject({ exit: ended, errors: "" });
    const line = `stored ${fixture.server.url}/sensor-data/${id}-\\d+/`;
    expect(ran.output).toMatch(new RegExp(`^(${line}\n){3}$`));
    const stored = await readings(id);
    expect(stored).toHaveLength(3);
    for (const { temperature, light } of stored) {
      expect(temperature).toBeGreaterThanOrEqual(20);
      expect(temperature).toBeLessThanOrEqual(22);
      expect(light).toBeGreaterThanOrEqual(200);
      expect(light).toBeLessThanOrEqual(400);
    }
  });

  it("the textbook's programs list the stations when it could be any of several", async () => {
    const { id: ownerId } = await createUser(fixture.ctx(), { username: "keeper", password: PASSWORD, isStaff: true });
    for (const name of ["Shed", "Pond"]) await createStation(fixture.ctx(), { name, ...PLACE, ownerId });
    const ran = await runPython(`${FOLDER}/pi_post.py`, [fixture.server.url, "keeper", PASSWORD, ...options]);
    expect(ran.exit).toEqual({ code: 1, signal: null });
    expect(ran.errors).toMatch(/^400 \{"station":\["This field is required: .+\(Shed\), .+\(Pond\)\?"\]\}\n$/);
  });

  it("the textbook's programs keep readings that cannot be sent, and say so", async () => {
    const ran = await runPython(`${FOLDER}/pi_post.py`, [
      "http://127.0.0.1:9",
      "student",
      PASSWORD,
      "--simulated",
      "--count",
      "1",
    ]);
    expect(ran).toMatchObject({ exit: { code: 1, signal: null }, errors: "" });
    expect(ran.output).toMatch(/^waiting: /);
  });

  it("the textbook's programs PUT the station, and its history grows", async () => {
    const { id } = await createStation(fixture.ctx(), { name: "CityName", ...PLACE });
    const address = `${fixture.server.url}/station/${id}/`;
    const ran = await runPython(`${FOLDER}/pi_put.py`, [address, "arshdeep", PASSWORD, ...options]);
    expect(ran).toMatchObject({ exit: ended, errors: "" });
    expect(ran.output).toMatch(/^(stored 2[012](\.\d)? °C\n){3}$/);
    expect(await readings(id)).toHaveLength(3);
    const station = await fixture.database.prisma.station.findUnique({ where: { id } });
    expect(station).toMatchObject({ name: "CityName", ...PLACE });
  });

  it("the textbook's programs read an LDR by its curve, and a DS18B20 by the kernel's output", async () => {
    expect(await runPython("tests/integration/examples/sensors_check.py")).toEqual({
      exit: ended,
      output: "all good\n",
      errors: "",
    });
  });
});

describe("docs/textbook.md", () => {
  it("docs/textbook.md gives the commands that these tests run", () => {
    const text = readFileSync("docs/textbook.md", "utf8");
    for (const command of [
      "exchanges.sh",
      "pi_post.py http://127.0.0.1:8000",
      "pi_put.py http://127.0.0.1:8000/station/NUMBER/",
    ]) {
      expect(text).toContain(`${FOLDER}/${command}`);
    }
  });
});
