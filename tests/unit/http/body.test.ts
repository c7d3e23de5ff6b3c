import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isForm, jsonFields, readFields } from "@/lib/http/body";

const JSON_TYPE = "application/json";
const FORM_TYPE = "application/x-www-form-urlencoded";

function request(body: BodyInit | null, type?: string): Request {
  const headers = new Headers(type === undefined ? {} : { "content-type": type });
  const made = new Request("http://station.example/station/", { method: "POST", body, headers });
  // A Request names a type for text by itself; a client need not.
  if (type === undefined && typeof body === "string") made.headers.delete("content-type");
  return made;
}

const fieldsOf = (body: BodyInit | null, type?: string) => readFields(request(body, type));

describe("a JSON body", () => {
  it.each([JSON_TYPE, "application/json; charset=utf-8", "Application/JSON", "application/json;indent=4"])(
    "a JSON body is accepted as %s",
    async (type) => {
      expect(await fieldsOf('{"name": "Zoë 🌦", "lat": 1.5}', type)).toEqual({ name: "Zoë 🌦", lat: 1.5 });
    },
  );

  it("a JSON body returns any object", async () => {
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.string(), fc.jsonValue()), async (given) => {
        const text = JSON.stringify(given);
        expect(await fieldsOf(text, JSON_TYPE)).toEqual(JSON.parse(text));
      }),
    );
  });

  it("an empty JSON body has no fields", async () => {
    expect(await fieldsOf("", JSON_TYPE)).toEqual({});
    expect(await fieldsOf(null, JSON_TYPE)).toEqual({});
    expect(await fieldsOf("{}", JSON_TYPE)).toEqual({});
  });

  it.each([
    ["null", "No data provided"],
    ["[]", "Invalid data. Expected a dictionary, but got list."],
    ['[{"name": "x"}]', "Invalid data. Expected a dictionary, but got list."],
    ['"text"', "Invalid data. Expected a dictionary, but got str."],
    ["true", "Invalid data. Expected a dictionary, but got bool."],
    ["5", "Invalid data. Expected a dictionary, but got int."],
    ["5.5", "Invalid data. Expected a dictionary, but got float."],
  ])("a JSON body is refused as %s", async (body, message) => {
    await expect(fieldsOf(body, JSON_TYPE)).rejects.toMatchObject({
      code: "invalid",
      fields: { non_field_errors: [message] },
    });
  });

  it.each([["{"], ["{'name': 'x'}"], ["\ufeff{}"], ["NaN"], ['{"a": 1,}'], [Buffer.from([0x7b, 0xff, 0x7d])]])(
    "a malformed JSON body is refused: %j",
    async (body) => {
      const attempt = fieldsOf(body, JSON_TYPE);
      await expect(attempt).rejects.toMatchObject({
        code: "invalid",
        message: expect.stringMatching(/^JSON parse error - ./),
      });
      await expect(attempt).rejects.not.toHaveProperty("fields", expect.anything());
    },
  );
});

/** How deep brackets go, as one would count them by hand. */
function depth(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depth));
}

describe("JSON", () => {
  const LEVELS = 32;
  /** Text in which brackets, quotes and backslashes stand. */
  const tricky = fc.string({ unit: fc.constantFrom("[", "]", "{", "}", '"', "\\", "a") });
  const nested = fc
    .tuple(fc.oneof(tricky, fc.jsonValue()), fc.array(fc.oneof(fc.constant(null), tricky), { maxLength: 40 }))
    .map(([core, layers]) =>
      layers.reduce<unknown>((value, key) => (key === null ? [value, key] : { [key]: value, more: key }), core),
    )
    .map((value) => ({ value }));

  it("JSON is accepted up to a depth of nesting, whatever its strings contain", () => {
    fc.assert(
      fc.property(nested, fc.nat(4), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        if (depth(value) <= LEVELS) expect(jsonFields(text)).toEqual(JSON.parse(text));
        else expect(() => jsonFields(text)).toThrow("JSON parse error - too many levels.");
      }),
    );
  });

  it("malformed JSON of any kind is refused", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), tricky), (text) => {
        try {
          jsonFields(text);
        } catch (error) {
          expect(error).toMatchObject({ code: "invalid" });
        }
      }),
    );
  });

  it("a million brackets are refused at once", () => {
    expect(() => jsonFields("[".repeat(1_000_000))).toThrow("JSON parse error - too many levels.");
  });
});

describe("a form", () => {
  it("a form returns all values of a list field, and the last of any other", async () => {
    const lists = new Set(["groups"]);
    const taken = await readFields(request("groups=1&name=a&groups=2&name=b", FORM_TYPE), lists);
    expect(taken).toEqual({ groups: ["1", "2"], name: "b" });
    expect(await readFields(request("groups=1", FORM_TYPE), lists)).toEqual({ groups: ["1"] });
    expect(await readFields(request("name=a", FORM_TYPE), lists)).toEqual({ name: "a" });
  });

  it("a form is recognized by its type", () => {
    expect(isForm(request("", FORM_TYPE))).toBe(true);
    expect(isForm(request("", "Multipart/Form-Data; boundary=x"))).toBe(true);
    expect(isForm(request("", JSON_TYPE))).toBe(false);
    expect(isForm(request(""))).toBe(false);
  });

  it("a form returns any fields", async () => {
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.string(), fc.string()), async (given) => {
        const form = new URLSearchParams(Object.entries(given));
        expect(await fieldsOf(form.toString(), FORM_TYPE)).toEqual(Object.fromEntries(form));
      }),
    );
  });

  it("a form is accepted, and the last of repeated fields counts", async () => {
    expect(await fieldsOf("name=City+Name&lat=1.5&name=Zo%C3%AB", FORM_TYPE)).toEqual({ name: "Zoë", lat: "1.5" });
    expect(await fieldsOf("", FORM_TYPE)).toEqual({});
  });

  it("a multipart form is accepted", async () => {
    const form = new FormData();
    form.set("name", "Zoë 🌦");
    form.set("temperature", "28");
    expect(await readFields(new Request("http://x/", { method: "POST", body: form }))).toEqual({
      name: "Zoë 🌦",
      temperature: "28",
    });
  });

  it.each(["multipart/form-data", "multipart/form-data; boundary=other"])(
    "a multipart form is refused if its parts are not those of %s",
    async (type) => {
      await expect(fieldsOf("--x\r\n\r\n", type)).rejects.toMatchObject({
        code: "invalid",
        message: expect.stringMatching(/^Multipart form parse error - /),
      });
    },
  );
});

describe("any body", () => {
  it.each([
    ["text/plain", 'Unsupported media type "text/plain" in request.'],
    ["application/xml; charset=utf-8", 'Unsupported media type "application/xml; charset=utf-8" in request.'],
    ["application/jsonp", 'Unsupported media type "application/jsonp" in request.'],
    [undefined, 'Unsupported media type "" in request.'],
  ])("a body of type %s is refused", async (type, message) => {
    await expect(fieldsOf("x", type)).rejects.toMatchObject({ code: "unsupported", message });
  });

  it.each([JSON_TYPE, FORM_TYPE, "multipart/form-data; boundary=x"])(
    "a body beyond 64 kB is refused as %s",
    async (type) => {
      const refused = { code: "too_large", message: "The body is larger than 64 kB." };
      await expect(fieldsOf("x".repeat(64 * 1024 + 1), type)).rejects.toMatchObject(refused);
      await expect(fieldsOf("x".repeat(64 * 1024), type).catch((error) => error)).resolves.not.toMatchObject(refused);
    },
  );

  it("an endless body is not read to its end", async () => {
    let chunks = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        chunks += 1;
        controller.enqueue(new Uint8Array(16 * 1024));
      },
    });
    const body = new Request("http://x/", {
      method: "POST",
      body: endless,
      duplex: "half",
      headers: { "content-type": JSON_TYPE },
    } as RequestInit);
    await expect(readFields(body)).rejects.toMatchObject({ code: "too_large" });
    expect(chunks).toBeLessThan(10);
  });

  it("an aborted body is the client's fault", async () => {
    const broken = new ReadableStream<Uint8Array>({
      start: (controller) => {
        controller.enqueue(Buffer.from('{"name":'));
        controller.error(new Error("connection reset"));
      },
    });
    const body = new Request("http://x/", {
      method: "POST",
      body: broken,
      duplex: "half",
      headers: { "content-type": JSON_TYPE },
    } as RequestInit);
    await expect(readFields(body)).rejects.toMatchObject({ code: "invalid", message: "The body ends too early." });
  });
});
