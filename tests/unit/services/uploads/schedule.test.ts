import fc from "fast-check";
import { expect, it } from "vitest";
import { UPLOAD_SERVICE_NAMES, UPLOAD_SERVICES } from "@/lib/contract/station/upload";
import { nextUpload } from "@/lib/services/uploads/internal/schedule";

const NOW = Date.UTC(2026, 1, 3, 12);

it("the next upload is never sooner than the service allows, and not much later than the interval", () => {
  const any = fc.record({
    id: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
    service: fc.constantFrom(...UPLOAD_SERVICE_NAMES),
    more: fc.integer({ min: 0, max: 3000 }),
    at: fc.integer({ min: NOW, max: NOW + 86_400_000 }),
  });
  fc.assert(
    fc.property(any, ({ id, service, more, at }) => {
      const { least } = UPLOAD_SERVICES[service];
      const interval = least + more;
      const wait = nextUpload({ id, service, interval }, at) - at;
      expect(wait).toBeGreaterThanOrEqual(least * 1000);
      expect(wait).toBeLessThanOrEqual(interval * 1000);
    }),
  );
});

it("each upload keeps minutes of its own, and they are spread over the interval without its first minute", () => {
  const phases = Array.from({ length: 100 }, (_, n) => {
    const upload = { id: n + 1, service: "wunderground", interval: 600 } as const;
    const first = nextUpload(upload, NOW);
    expect(nextUpload(upload, first + 4_000)).toBe(first + 600_000);
    return first - NOW;
  });
  expect(Math.min(...phases)).toBeGreaterThanOrEqual(60_000);
  const fifths = phases.map((phase) => Math.floor((phase - 60_000) / 108_000));
  for (const fifth of [0, 1, 2, 3, 4]) expect(fifths.filter((one) => one === fifth).length).toBeGreaterThan(15);
});
