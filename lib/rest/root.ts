import { z } from "zod";
import type { Endpoint } from "./endpoint";
import { etagOf } from "./etag";

/** GET /: the addresses of the collections. Anyone may see what there is. */
export function rootEndpoint(paths: readonly string[]): Endpoint {
  return {
    path: "/",
    name: "Api Root",
    description: "The collections of this weather station's REST API.",
    tag: "Root",
    renders: ["json", "html"],
    operations: {
      GET: {
        summary: "List the collections",
        authorise: () => {},
        output: z.object(Object.fromEntries(paths.map((path) => [path, z.url()]))),
        status: 200,
        handle: async ({ url: { origin } }) => {
          const data = Object.fromEntries(paths.map((path) => [path, `${origin}/${path}/`]));
          return { status: 200, data, etag: etagOf(data) };
        },
      },
    },
  };
}
