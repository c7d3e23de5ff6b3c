import { LogOut } from "lucide-react";

/** A plain form: it leaves the application, and so discards all its state. */
export function LogOutForm({ csrfToken, className }: { csrfToken: string; className: string }) {
  return (
    <form method="post" action="/admin/logout/">
      <input type="hidden" name="csrfmiddlewaretoken" value={csrfToken} />
      <button type="submit" className={className}>
        <LogOut aria-hidden="true" className="size-4" />
        Log out
      </button>
    </form>
  );
}
