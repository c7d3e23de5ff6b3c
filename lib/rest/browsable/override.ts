import type { Identity } from "../../auth/request";
import { AppError } from "../../errors";
import { type Fields, jsonFields, readFields } from "../../http/body";
import { needsToken } from "../../http/csrf";
import type { Format } from "../../http/negotiate";
import type { Endpoint } from "../endpoint";
import { listFields } from "../resource";

/** What a form of the browsable API asks for: an HTML form can send neither PUT, PATCH or DELETE, nor JSON. */
export interface Override {
  method: string;
  /** The fields of the form; throws the error with which the body could not be read. */
  fields?: () => Fields;
  csrfToken?: string;
  /** JSON that was typed into the page. */
  raw?: string;
}

/**
 * Reads `_method`, `_content` (raw JSON) and the CSRF token from a form of the browsable API. For a client that wants
 * JSON and has a session, only the token is read: its other fields may have any name.
 */
export async function readOverride(
  endpoint: Endpoint,
  request: Request,
  { format, identity }: { format: Format; identity: Identity },
): Promise<Override> {
  const { method } = request;
  const isPage = method === "POST" && format.renderer === "html";
  if (!isPage && !needsToken(request, identity)) return { method };
  try {
    const form = await readFields(request, formLists(endpoint));
    const { csrfmiddlewaretoken: token } = form;
    const csrf = typeof token === "string" ? { csrfToken: token } : {};
    if (!isPage) return { method, fields: () => form, ...csrf };
    return {
      method: String(form._method ?? method).toUpperCase(),
      fields: () => contentOf(form),
      ...csrf,
      ...(typeof form._content === "string" ? { raw: form._content } : {}),
    };
  } catch (error) {
    // Deferred, so that a caller without permission gets 401 or 403 first.
    return {
      method,
      fields: () => {
        throw error;
      },
    };
  }
}

function formLists({ operations }: Endpoint): Set<string> {
  return new Set(Object.values(operations).flatMap(({ input }) => (input ? [...listFields(input)] : [])));
}

function contentOf({ _method, _content, _content_type, csrfmiddlewaretoken, ...fields }: Fields): Fields {
  if (_content === undefined) return fields;
  if (_content_type !== "application/json") {
    throw new AppError("unsupported", `Unsupported media type "${String(_content_type)}" in request.`);
  }
  return jsonFields(String(_content));
}
