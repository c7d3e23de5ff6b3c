import { identify } from "../../auth/request";
import type { Action } from "../../contract/users/permission";
import { AppError } from "../../errors";
import { clientAddress } from "../../http/origin";
import { errorResponse } from "../../http/respond";
import { contextFor } from "../../services/context";
import { authoriseModel } from "../access";
import { adminAt } from "../registry";

const PATH = /^\/admin\/([a-z][a-z0-9-]*)\/(?:.*\/)?(add|change|delete)\/$/;

/** Whether this is a form sent to a page of the admin; none accepts forms. */
export function isPostToPage(method = "GET", pathname: string): boolean {
  return PATH.test(pathname) && !["GET", "HEAD", "OPTIONS"].includes(method);
}

/**
 * The pages send their changes to /api/trpc. A hand-written request first gets 401 or 403 if it is not authorised, and
 * otherwise the hint that this is the wrong URL.
 */
export async function refusePost(request: Request): Promise<Response> {
  try {
    const [, model = "", action] = PATH.exec(new URL(request.url).pathname) ?? [];
    const asking = { headers: request.headers, address: clientAddress(request) };
    const { actor } = await identify(contextFor().database, asking, Date.now());
    authoriseModel(contextFor(actor), adminAt(model), action as Action);
    throw new AppError("not_allowed", "The admin's pages take no forms: changes go to /api/trpc/admin.save.");
  } catch (error) {
    return errorResponse(error, { headers: { Allow: "GET, HEAD" } });
  }
}
