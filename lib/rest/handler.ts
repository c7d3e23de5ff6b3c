import { AppError } from "../errors";
import { errorResponse } from "../http/respond";
import { routeOf } from "./router";
import { serve } from "./serve";

/** Answers any address of the REST API; another one is not found. */
export async function restHandler(request: Request): Promise<Response> {
  const route = routeOf(new URL(request.url).pathname);
  if (!route) return errorResponse(new AppError("not_found", "Not found."));
  return serve(route, request);
}
