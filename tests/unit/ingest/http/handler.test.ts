import { expect, it } from "vitest";
import { Report } from "@/lib/ingest/http/handler";

it("refusals are listed up to a limit and all counted", () => {
  const report = new Report();
  const errors = { extra: ["x".repeat(10_000)] };
  for (let i = 0; i < 500; i += 1) report.add([{ value: {}, position: i + 1 }], [{ status: "refused", errors }]);
  const body = report.body();
  expect(body).toMatchObject({ refused: 500, truncated: true });
  expect(JSON.stringify(body).length).toBeLessThan(1_200_000);
  expect(body.results.length).toBeGreaterThan(50);
});
