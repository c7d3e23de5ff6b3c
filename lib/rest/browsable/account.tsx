/** @jsxImportSource hono/jsx */
import type { Exchange } from "../endpoint";
import { Hidden } from "./forms";

/** The user's name with a logout button, or a link to the login. */
export function Account({ exchange: { identity, url, csrf } }: { exchange: Exchange }) {
  const actor = identity?.actor;
  if (!actor || actor.kind === "anonymous" || actor.kind === "system") {
    const next = encodeURIComponent(url ? url.pathname + url.search : "/");
    return (
      <a class="button" href={`/api-auth/login/?next=${next}`}>
        Log in
      </a>
    );
  }
  return (
    <>
      <span class="user">{actor.name}</span>
      {identity.by === "session" ? (
        <form method="post" action="/api-auth/logout/">
          <Hidden csrf={csrf} />
          <button class="button secondary" type="submit">
            Log out
          </button>
        </form>
      ) : null}
    </>
  );
}
