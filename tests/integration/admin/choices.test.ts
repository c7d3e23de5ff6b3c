import { expect, it } from "vitest";
import { choices } from "@/lib/admin/list/choices";
import { newActor } from "../services/actors";
import { onEachDatabase } from "../support/database";

onEachDatabase("the choices for a field that refers to a record", (fixture) => {
  const labels = async (search?: string) =>
    (await choices(fixture.ctx(), { model: "station", search })).map(({ label }) => label);
  const add = (name: string) =>
    fixture.database.prisma.station.create({ data: { name, lat: 0, lon: 0, timeZone: "UTC" } });

  it("choices are found by name or number: exact names first, then names that begin with the text", async () => {
    for (const name of ["A hill", "Hillside", "Dale", "hill"]) await add(name);
    const { id } = await add("100%");
    expect(await labels("Hill")).toEqual(["hill", "Hillside", "A hill"]);
    expect(await labels("hill a")).toEqual(["A hill"]);
    expect(await labels("%")).toEqual(["100%"]);
    expect(await choices(fixture.ctx(), { model: "station", search: String(id) })).toEqual([
      { value: String(id), label: "100%" },
    ]);
    expect(await labels("nowhere")).toEqual([]);
  });

  it("an empty search returns the first 20 choices by name", async () => {
    for (let i = 0; i < 30; i += 1) await add(`Number ${100 + i}`);
    const found = await labels();
    expect(found).toHaveLength(20);
    expect(found[0]).toBe("100%");
  });

  it("choices are available to staff who may view the model only", async () => {
    const actor = await newActor(fixture, ["DeviceKey.add"]);
    await expect(choices(fixture.ctx({ actor }), { model: "station" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(choices(fixture.ctx(), { model: "nothing" })).rejects.toMatchObject({ code: "not_found" });
    await expect(choices(fixture.ctx(), { model: "station", search: "\0" })).rejects.toMatchObject({ code: "invalid" });
  });
});
