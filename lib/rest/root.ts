import { z } from "zod";
import { etagOf } from "../http/etag";
import type { Endpoint } from "./endpoint";

/** GET /, for anyone: the addresses of the collections and of further views. */
export function rootEndpoint(resources: readonly string[], views: readonly string[]): Endpoint {
  return {
    path: "/",
    name: "Api Root",
    description: "The collections of this weather station's REST API.",
    tag: "Root",
    renders: ["json", "html"],
    hasSuffixes: true,
    operations: {
      GET: {
        summary: "List the collections",
        authorise: () => {},
        output: z.object(Object.fromEntries([...resources, ...views].map((path) => [path, z.url()]))),
        status: 200,
        handle: async ({ link, url: { origin } }) => {
          const data = Object.fromEntries([
            ...resources.map((path) => [path, link(path)]),
            ...views.map((path) => [path, `${origin}/${path}/`]),
          ]);
          return { status: 200, data, etag: etagOf(data) };
        },
      },
    },
  };
}
