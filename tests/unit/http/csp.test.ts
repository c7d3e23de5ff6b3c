import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { describe, expect, it } from "vitest";
import { contentSecurityPolicyOf, setContentSecurityPolicy } from "@/lib/http/csp";

const PRODUCTION = { dev: false, tiles: undefined };

/** The directives of a policy by their names. */
function directives(policy: string): Record<string, string> {
  return Object.fromEntries(policy.split("; ").map((line) => line.split(/ (.*)/) as [string, string]));
}

describe("the policy of a page", () => {
  it("a page's policy permits only this site's content", () => {
    expect(directives(contentSecurityPolicyOf("AbC", PRODUCTION))).toEqual({
      "default-src": "'self'",
      "script-src": "'self' 'nonce-AbC' 'strict-dynamic'",
      "style-src": "'self' 'nonce-AbC'",
      "style-src-attr": "'unsafe-inline'",
      "img-src": "'self' data:",
      "connect-src": "'self'",
      "font-src": "'self'",
      "worker-src": "'self'",
      "object-src": "'none'",
      "base-uri": "'none'",
      "form-action": "'self'",
      "frame-ancestors": "'none'",
    });
  });

  it.each([
    ["https://tiles.example/{z}/{x}/{y}.png", "https://tiles.example"],
    ["http://10.0.0.7:8080/{z}/{x}/{y}", "http://10.0.0.7:8080"],
    [
      "https://{s}.tile.example/{z}/{x}/{y}.png",
      "https://a.tile.example https://b.tile.example https://c.tile.example",
    ],
  ])("a page's policy permits the tiles of %s", (tiles, origins) => {
    expect(directives(contentSecurityPolicyOf("n", { dev: false, tiles }))["img-src"]).toBe(`'self' data: ${origins}`);
  });

  it("the policy allows hot reloading during development", () => {
    const dev = directives(contentSecurityPolicyOf("n", { dev: true, tiles: undefined }));
    expect(dev["script-src"]).toContain("'unsafe-eval'");
    expect(dev["connect-src"]).toContain("ws:");
  });
});

describe("a request of a page", () => {
  function ask(sent: Record<string, string>) {
    const request = new IncomingMessage(new Socket());
    for (const [name, value] of Object.entries(sent)) {
      request.headers[name.toLowerCase()] = value;
      request.rawHeaders.push(name, value);
    }
    const response = new ServerResponse(request);
    setContentSecurityPolicy(request, response);
    return { request, policy: String(response.getHeader("Content-Security-Policy")) };
  }

  it("a request gets a unique nonce, where Next looks for it and in the response", () => {
    const [first, second] = [ask({}), ask({})];
    expect(first.policy).not.toBe(second.policy);
    expect(first.request.headers["content-security-policy"]).toBe(first.policy);
    expect(first.policy).toMatch(/'nonce-[A-Za-z0-9+/]{22}=='/);
  });

  it("nonce headers sent by a client are removed", () => {
    const evil = "script-src 'nonce-evil'";
    const sent = { "Content-Security-Policy": evil, "Content-Security-Policy-Report-Only": evil };
    const { request, policy } = ask({ ...sent, Accept: "text/html" });
    expect(policy).not.toContain("evil");
    expect(JSON.stringify([request.headers, request.rawHeaders])).not.toContain("evil");
    expect(request.headers.accept).toBe("text/html");
  });
});
