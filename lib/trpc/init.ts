import { randomUUID } from "node:crypto";
import { initTRPC, TRPCError } from "@trpc/server";
import { staff } from "../admin/access";
import { ConflictError } from "../admin/form/save";
import { UNAVAILABLE } from "../contract/unavailable";
import { AppError, type ErrorCode } from "../errors";
import { toAppError } from "../outage";
import { identified, type TrpcContext } from "./context";

const trpc = initTRPC.context<TrpcContext>().create({
  // A form also needs the messages by field, and what another editor did meanwhile.
  errorFormatter: ({ shape, error: { cause } }) => ({
    ...shape,
    data: {
      code: shape.data.code,
      httpStatus: shape.data.httpStatus,
      path: shape.data.path,
      fields: cause instanceof AppError ? cause.fields : undefined,
      conflict: cause instanceof ConflictError ? cause.conflict : undefined,
    },
  }),
});

const CODES: Record<ErrorCode, TRPCError["code"]> = {
  invalid: "BAD_REQUEST",
  unauthenticated: "UNAUTHORIZED",
  forbidden: "FORBIDDEN",
  not_found: "NOT_FOUND",
  conflict: "CONFLICT",
  too_large: "PAYLOAD_TOO_LARGE",
  unsupported: "UNSUPPORTED_MEDIA_TYPE",
  not_acceptable: "BAD_REQUEST",
  not_allowed: "METHOD_NOT_SUPPORTED",
  precondition_failed: "PRECONDITION_FAILED",
  too_many: "TOO_MANY_REQUESTS",
  unavailable: "SERVICE_UNAVAILABLE",
};

export const router = trpc.router;
export const createCallerFactory = trpc.createCallerFactory;

/** Translates errors of services and of the database into tRPC's; the details of any other stay on the server. */
const refusing = trpc.procedure.use(async ({ next }) => {
  const result = await next();
  if (result.ok || result.error.code !== "INTERNAL_SERVER_ERROR") return result;
  const cause = toAppError(result.error.cause);
  if (cause instanceof AppError) {
    const error = new TRPCError({ code: CODES[cause.code], message: cause.message, cause });
    throw cause.code === "unavailable" ? Object.assign(error, { digest: UNAVAILABLE }) : error;
  }
  throw new TRPCError({ code: "INTERNAL_SERVER_ERROR", message: "Something went wrong here.", cause });
});

/** Runs a procedure of a batched request in its Batch: see batch.ts. A mutation never shares another's answer. */
const batched = trpc.middleware(async ({ ctx, path, type, getRawInput, next }) => {
  const { batch } = ctx;
  if (!batch) return next();
  const input = type === "query" ? JSON.stringify(await getRawInput()) : randomUUID();
  const answer = await batch.answer(`${path} ${input}`, next, (result) => (result as { data?: unknown }).data);
  return answer as Awaited<ReturnType<typeof next>>;
});

/** For anyone: acts for the signed-in user, if any. */
export const procedure = refusing
  .use(batched)
  .use(async ({ ctx, next }) => next({ ctx: { actor: await ctx.visitor(), ...ctx.shared } }));

/** For staff: acts for the caller, with the permissions that the database has at this moment. */
export const staffProcedure = refusing.use(batched).use(async ({ ctx, type, next }) => {
  const asked = await identified(ctx, type === "mutation");
  staff(asked);
  return next({ ctx: asked });
});
