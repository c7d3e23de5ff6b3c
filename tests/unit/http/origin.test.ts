import { hostname, networkInterfaces } from "node:os";
import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";

/** The rule under these variables, which are read once. */
async function clientUrlWith(env: Record<string, string> = {}) {
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  vi.resetModules();
  const { clientUrl } = await import("@/lib/http/origin");
  return (headers: Record<string, string>, path = "/station/?page=2") =>
    clientUrl(new Request(`http://127.0.0.1:8000${path}`, { headers })).href;
}

const REFUSED = expect.objectContaining({ code: "invalid", message: "This host is not in ALLOWED_HOSTS." });

describe("the client's address", () => {
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.resetModules();
  });

  it.each(["localhost:8000", "192.168.1.7", "[fd00::7]:8000", "pi.local", hostname().toLowerCase()])(
    "the origin follows the Host header %s",
    async (host) => {
      expect((await clientUrlWith())({ host })).toBe(`http://${host}/station/?page=2`);
    },
  );

  it.each(["evil.example", "localhost.evil.example", "evil.example:8000", "a b", ""])(
    "a foreign host is refused: %j",
    async (host) => {
      const url = await clientUrlWith();
      expect(() => url({ host })).toThrow(REFUSED);
    },
  );

  it("only ALLOWED_HOSTS counts if it is set", async () => {
    const url = await clientUrlWith({ ALLOWED_HOSTS: "weather.example, other.example" });
    expect(url({ host: "weather.example" })).toBe("http://weather.example/station/?page=2");
    expect(url({ host: "OTHER.example:8080" })).toBe("http://other.example:8080/station/?page=2");
    expect(() => url({ host: "localhost" })).toThrow(REFUSED);
    expect((await clientUrlWith({ ALLOWED_HOSTS: "*" }))({ host: "any.example" })).toContain("any.example");
  });

  it("the scheme is taken from a trusted proxy only", async () => {
    const proxied = { host: "localhost", "x-forwarded-proto": "https" };
    expect((await clientUrlWith())(proxied)).toMatch(/^http:/);
    const url = await clientUrlWith({ TRUST_PROXY: "1" });
    expect(url(proxied)).toMatch(/^https:/);
    expect(url({ ...proxied, "x-forwarded-proto": "javascript" })).toMatch(/^http:/);
    expect(url({ host: "localhost" })).toMatch(/^http:/);
  });

  it("the origin keeps its host for any path", async () => {
    const url = await clientUrlWith();
    expect(new URL(url({ host: "localhost" }, "//evil.example/station/")).host).toBe("localhost");
    fc.assert(
      fc.property(fc.webPath(), fc.webQueryParameters(), (path, query) => {
        expect(new URL(url({ host: "localhost" }, `/${path}?${query}`)).host).toBe("localhost");
      }),
    );
  });
});

describe("the address that links in mails begin with", () => {
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.resetModules();
  });

  /** The same, of a request that came by this address. */
  async function linkOriginWith(env: Record<string, string> = {}) {
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
    vi.resetModules();
    const { linkOrigin } = await import("@/lib/http/origin");
    return (url: string) => linkOrigin(new URL(url));
  }
  const NONE = expect.objectContaining({ code: "invalid", message: expect.stringContaining("PUBLIC_URL is not set.") });

  it("links in mails begin with PUBLIC_URL, whatever the request", async () => {
    const origin = await linkOriginWith({ PUBLIC_URL: "https://weather.example/", ALLOWED_HOSTS: "*" });
    expect(origin("http://evil.example/admin/")).toBe("https://weather.example");
  });

  it.each(["http://localhost:8000", "http://127.0.0.1:8000", "http://[::1]", `http://${hostname().toLowerCase()}`])(
    "links in mails otherwise begin with this machine's own address %s",
    async (origin) => {
      // A machine without IPv6 has no such address.
      if (
        origin.includes("[") &&
        !Object.values(networkInterfaces())
          .flat()
          .some((each) => each?.address === "::1")
      )
        return;
      expect((await linkOriginWith())(`${origin}/admin/?next=x`)).toBe(origin);
    },
  );

  it("links in mails begin with a host named in ALLOWED_HOSTS", async () => {
    const origin = await linkOriginWith({ ALLOWED_HOSTS: "weather.example,*" });
    expect(origin("https://weather.example/admin/")).toBe("https://weather.example");
    expect(() => origin("https://evil.example/admin/")).toThrow(NONE);
  });

  it.each(["http://203.0.113.9/", "http://evil.local/", "http://[2001:db8::9]/"])(
    "links in mails never begin with a generic name: %s",
    async (url) => {
      const origin = await linkOriginWith();
      expect(() => origin(url)).toThrow(NONE);
    },
  );
});
