import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { act } from "@/lib/admin/bulk/actions";
import { importCheck } from "@/lib/admin/bulk/import";
import { deletePreview, remove } from "@/lib/admin/bulk/removal";
import { form } from "@/lib/admin/form/form";
import { save } from "@/lib/admin/form/save";
import { saveRows } from "@/lib/admin/form/save-rows";
import { choices } from "@/lib/admin/list/choices";
import { list } from "@/lib/admin/list/list";
import { history } from "@/lib/admin/log/history";
import { admins, pathOf } from "@/lib/admin/registry";
import { AppError } from "@/lib/errors";
import type { Context } from "@/lib/services/context";
import { createReadings } from "@/lib/services/readings";
import { createStation } from "@/lib/services/stations";
import { newSuperuser } from "../services/actors";
import { onEachDatabase } from "../support/database";

const TIME = "2026-01-15T12:00:00.000Z";
/** A seed, for the same nonsense in each run; another number gives other inputs. */
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_122);
const VERBS = { act, choices, form, history, importCheck, list, deletePreview, remove, save, saveRows };

const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom(
    "",
    "1",
    "0",
    "-1",
    "1~2",
    `1~${TIME}`,
    "%",
    "\0",
    "\ud800",
    "__proto__",
    "constructor",
    "9".repeat(40),
  ),
  fc.constantFrom(
    "name",
    "-time",
    "stationId",
    "id.-id",
    "2026",
    "2026-13",
    "9999-12-31",
    "true",
    "null",
    "1e999",
    "🌧",
  ),
);
const scalar = fc.oneof(text, fc.double(), fc.integer(), fc.boolean(), fc.constant(null));
const anything = fc.anything({ maxDepth: 2, withNullPrototype: false });
const key = fc.oneof({ weight: 3, arbitrary: fc.constantFrom("1", "2", `1~${TIME}`) }, { weight: 1, arbitrary: text });
const model = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...admins.map((admin) => pathOf(admin.model))) }, text);
const names = fc.constantFrom(
  ...admins.flatMap((admin) => [...admin.fieldsets.flatMap(({ fields }) => [...fields]), "id"]),
);
const values = fc.dictionary(fc.oneof(names, text), fc.oneof(scalar, fc.array(scalar, { maxLength: 3 })), {
  maxKeys: 12,
});
const filters = fc.dictionary(fc.oneof(names, text), text, { maxKeys: 3 });
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

/** Inputs that are almost valid, with an invalid value in one place. */
const inputs = fc.record(
  {
    model,
    key: maybe(key),
    values,
    versionToken: maybe(text),
    search: text,
    order: text,
    filters,
    date: maybe(text),
    after: maybe(text),
    before: maybe(text),
    last: fc.boolean(),
    selection: fc.oneof(
      fc.record({ keys: fc.array(key, { minLength: 1, maxLength: 3 }) }),
      fc.record({ all: fc.record({ search: text, filters, date: text }, { requiredKeys: [] }) }),
      anything,
    ),
    reason: text,
    action: fc.constantFrom("hide", "restore", "correct", "revoke", "rotate", "set-password", "end-sessions", "fly"),
    input: values,
    rows: fc.array(fc.record({ key, values }), { maxLength: 3 }),
    csv: fc.string({ unit: "binary", minLength: 1, maxLength: 80 }),
  },
  { requiredKeys: ["model"] },
);

onEachDatabase("invalid input to the admin", (fixture) => {
  let ctx: Context;
  beforeAll(async () => {
    ctx = fixture.ctx({ actor: await newSuperuser(fixture) });
    const { id: stationId } = await createStation(ctx, { name: "One", lat: 1, lon: 2 });
    await createReadings(ctx, [{ stationId, time: Date.parse(TIME), temperature: 20 }]);
  });

  it.each(Object.entries(VERBS))("invalid input to %s is refused with a message, or handled", async (_name, verb) => {
    const ask = verb as (ctx: Context, input: unknown) => unknown;
    await fc.assert(
      fc.asyncProperty(
        fc.oneof({ weight: 9, arbitrary: inputs }, { weight: 1, arbitrary: anything }),
        async (input) => {
          try {
            await ask(ctx, input);
          } catch (error) {
            if (!(error instanceof AppError)) throw error;
            expect(error.message + JSON.stringify(error.fields ?? "")).not.toMatch(/SQL|prisma|ECONN|constraint/i);
          }
        },
      ),
      { numRuns: 150, seed: SEED },
    );
  });
});
