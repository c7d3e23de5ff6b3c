import { Lock } from "lucide-react";
import type { Metadata } from "next";
import { indexHref, loginHref } from "@/components/admin/addresses";
import { AdminLink } from "@/components/admin/shell/AdminLink";
import { buttonClass } from "@/components/ui/button";
import { actionClass, Message } from "@/components/ui/Message";
import { findSession } from "./ask";

export const metadata: Metadata = { title: "Not allowed" };

/** For staff without the permission, and for users who are not staff. */
export default async function AdminForbidden() {
  const session = await findSession();
  if (session) {
    return (
      <Message
        icon={Lock}
        title="You may not do this"
        text={`${session.user.name} has no permission for this page. A superuser can give it.`}
      >
        <AdminLink href={indexHref} className={actionClass}>
          All that you may see
        </AdminLink>
      </Message>
    );
  }
  return (
    <Message
      icon={Lock}
      title="This is for staff"
      text="You are signed in, but not as a member of staff. Sign in as one to go on."
    >
      <div className="flex flex-wrap items-center justify-center gap-3">
        <a href={loginHref(indexHref)} className={actionClass}>
          Sign in as somebody else
        </a>
        <a href="/admin/logout/" className={buttonClass()}>
          Log out
        </a>
      </div>
    </Message>
  );
}
