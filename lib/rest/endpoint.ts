import type { z } from "zod";
import type { Identity } from "../auth/request";
import type { Fields } from "../http/body";
import type { Format, Renderer } from "../http/negotiate";
import type { Context } from "../services/context";

/** The address of a collection, or of one of its records, as a client is given it. */
export type Link = (path: string, key?: number | string) => string;

/** Where the client's own address names a format, as /station.json does, so do those in the answer: as in Django REST framework. */
export function linksFrom(origin: string, suffix: string | undefined): Link {
  const end = suffix === undefined ? "/" : `.${suffix}`;
  return (path, key) => `${origin}/${path}${key === undefined ? "" : `/${key}`}${end}`;
}

export const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
export type Method = (typeof METHODS)[number];

/** One request that was let in. */
export interface Call {
  ctx: Context;
  identity: Identity;
  request: Request;
  /** The address as the client wrote it. */
  url: URL;
  /** Makes the addresses in the answer. */
  link: Link;
  /** What stands in the path's braces, decoded. */
  params: Record<string, string>;
  renderer: Renderer;
  /** The body's fields, not checked yet. */
  fields: () => Promise<Fields>;
}

/** What is known of a request when it is answered, however far it came. */
export interface Exchange {
  request: Request;
  method: string;
  url?: URL;
  format: Format;
  /** The format's name where it stands behind the address. */
  suffix: string | undefined;
  identity?: Identity;
  call?: Call;
  /** What the client sent, where it was read; raw where it came as text in a form. */
  fields?: Fields;
  raw?: string;
  /** For the forms of the page, where the client has a session. */
  csrf?: string | undefined;
}

/** What an operation answers: data in the client's format, or a whole response (a stream). */
export interface Answer {
  status: number;
  /** Nothing for 204. */
  data?: unknown;
  headers?: Record<string, string>;
  /** Identifies this state of the resource: see etag.ts. */
  etag?: string;
  /** Fields for the forms of the browsable face; default: data itself. */
  form?: Fields;
}

/** What one method does at one address. */
export interface Operation {
  summary: string;
  /** Turns away whoever may do this to no record at all. Throws AppError unauthenticated or forbidden. */
  authorise: (ctx: Context) => void;
  /** Parameters of the query, as text. */
  query?: z.ZodObject;
  /** The body's fields, of rest/fields.ts. */
  input?: z.ZodObject;
  /** Only the fields that are there are looked at. */
  partial?: boolean;
  /** Another body than fields, by media type: for the documentation. */
  bodies?: Record<string, z.ZodType | undefined>;
  output?: z.ZodType;
  /** When all goes well. */
  status: number;
  /** Other statuses of success, with the same body, and what they mean. */
  also?: Readonly<Record<number, string>>;
  handle: (call: Call) => Promise<Answer | Response>;
}

/** One address and all that can be done there. */
export interface Endpoint {
  /** As "/station/{id}/". */
  path: string;
  /** As "Station Instance". */
  name: string;
  description: string;
  /** What its page says besides. */
  note?: string | undefined;
  /** The group in the documentation. */
  tag: string;
  /** May a format's name stand behind the address, as in /station.json? */
  hasSuffixes?: true;
  /** The preferred one first. */
  renders: readonly Renderer[];
  operations: Partial<Record<Method, Operation>>;
}

export function allowOf({ operations }: Endpoint): string {
  const methods = METHODS.filter((method) => operations[method]);
  return [...methods, ...(operations.GET ? ["HEAD"] : []), "OPTIONS"].join(", ");
}
