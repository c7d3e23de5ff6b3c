/** @jsxImportSource hono/jsx */
import { sessionHash } from "../auth/session";
import { AppError } from "../errors";
import { readFields } from "../http/body";
import { contextFor } from "../services/context";
import { endOwnSessions, listOwnSessions } from "../services/sessions";
import { OLD_FORM, textOf } from "./form";
import { pageHandler, pageResponse, redirect } from "./respond";
import { SessionsPage } from "./sessions-page";
import { checkStaffForm, type StaffSession, staffSession } from "./staff";

const HERE = "/admin/sessions/";

/** /admin/sessions/: lists the browsers in which a staff user is logged in, and logs out of one or of all others. */
export const sessionsHandler = pageHandler({
  GET: async (request, url) => {
    const session = await staffSession(request, url);
    if (session instanceof Response) return session;
    return showSessions(session, { status: 200, hasEnded: url.searchParams.has("ended") });
  },
  POST: async (request, url) => {
    const session = await staffSession(request, url);
    return session instanceof Response ? session : end(session, request);
  },
});

async function end(session: StaffSession, request: Request): Promise<Response> {
  const fields = await readFields(request);
  try {
    checkStaffForm(session, request, fields);
    const own = sessionHash(session.sessionId);
    await endOwnSessions(contextFor(session.actor), { end: textOf(fields, "end"), own });
    return redirect(`${HERE}?ended`);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return showSessions(session, explain(error));
  }
}

interface Outcome {
  status: number;
  error?: string;
  hasEnded?: boolean;
}

function explain({ code, message }: AppError): Outcome {
  if (code === "forbidden") return { status: 403, error: OLD_FORM };
  if (code === "not_found") return { status: 404, error: "This session has ended already." };
  return { status: 400, error: message };
}

async function showSessions(session: StaffSession, { status, ...said }: Outcome): Promise<Response> {
  const ctx = contextFor(session.actor);
  const sessions = await listOwnSessions(ctx);
  const own = sessionHash(session.sessionId);
  const page = <SessionsPage session={session} sessions={sessions} own={own} now={ctx.now()} {...said} />;
  return pageResponse(page, status, session.cookies);
}
