/** @jsxImportSource hono/jsx */
import type { Child } from "hono/jsx";
import type { SessionItem } from "../contract/users/session";
import { formatAge } from "../format/age";
import { browserName } from "../format/userAgent";
import { utcText } from "../format/utcText";
import { CATALOGUES } from "../text/catalogues";
import { textOf } from "../text/text";
import { AdminPage } from "./admin-page";
import type { StaffSession } from "./staff";

interface SessionsPageProps {
  session: StaffSession;
  /** All sessions of the user. */
  sessions: readonly SessionItem[];
  /** The hash of the current session. */
  own: string;
  now: number;
  error?: string;
  /** Whether this request ended one, or all others. */
  hasEnded?: boolean;
}

export function SessionsPage({ session, sessions, own, now, error, hasEnded }: SessionsPageProps) {
  const here = sessions.filter(({ hash }) => hash === own);
  const others = sessions.filter(({ hash }) => hash !== own);
  const { csrf } = session;
  return (
    <AdminPage title="Sessions" session={session}>
      <h1>Sessions</h1>
      <p class="description">
        The browsers in which you are logged in. End those that you do not know, and then{" "}
        <a href="/admin/password_change/">change your password</a>.
      </p>
      {error ? (
        <p class="error said" role="alert">
          {error}
        </p>
      ) : null}
      {hasEnded ? (
        <p class="notice said" role="status">
          {others.length === 0 ? "Ended. You are no longer logged in anywhere else." : "The session was ended."}
        </p>
      ) : null}
      <ul class="card sessions">
        {here.map((item) => (
          <Session item={{ ...item, lastSeenAt: now }} now={now}>
            <span class="badge">This session</span>
          </Session>
        ))}
        {others.map((item) => (
          <Session item={item} now={now}>
            <EndForm csrf={csrf} end={item.hash} label={`End the session of ${browserName(item.userAgent)}`}>
              End
            </EndForm>
          </Session>
        ))}
      </ul>
      {others.length > 0 ? (
        <EndForm csrf={csrf} end="others">
          End all other sessions
        </EndForm>
      ) : (
        <p class="description">This is your only session.</p>
      )}
    </AdminPage>
  );
}

/** @param children what is shown beside the session */
function Session({ item, now, children }: { item: SessionItem; now: number; children: Child }) {
  const { userAgent, address, createdAt, lastSeenAt } = item;
  return (
    <li>
      <div>
        <h2 title={userAgent}>{browserName(userAgent)}</h2>
        <dl>
          <Fact name="Address">{address || "unknown"}</Fact>
          <Fact name="Logged in">
            <time datetime={new Date(createdAt).toISOString()}>{utcText(createdAt).slice(0, 16)} UTC</time>
          </Fact>
          <Fact name="Last seen">
            <time datetime={new Date(lastSeenAt).toISOString()}>{formatAge(lastSeenAt, now, english, "long")}</time>
          </Fact>
        </dl>
      </div>
      {children}
    </li>
  );
}

/** The admin is in English only. */
const english = textOf(CATALOGUES.en, "en");

function Fact({ name, children }: { name: string; children: Child }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface EndFormProps {
  csrf: string;
  end: string;
  /** For screen readers, which do not show what the button stands beside. */
  label?: string;
  children: Child;
}

function EndForm({ csrf, end, label, children }: EndFormProps) {
  return (
    <form method="post">
      <input type="hidden" name="csrfmiddlewaretoken" value={csrf} />
      <button class="button secondary" type="submit" name="end" value={end} aria-label={label}>
        {children}
      </button>
    </form>
  );
}
