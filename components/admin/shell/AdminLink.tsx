"use client";

import Link, { useLinkStatus } from "next/link";
import type { ComponentProps } from "react";

type AdminLinkProps = Omit<ComponentProps<typeof Link>, "prefetch">;

/** Links without prefetching: a page of the admin must be up to date, and a list has hundreds of links. */
export function AdminLink({ children, ...props }: AdminLinkProps) {
  return (
    <Link {...props} prefetch={false}>
      {children}
      <Opening />
    </Link>
  );
}

/** Shows that the page is loading after a click. */
function Opening() {
  const { pending } = useLinkStatus();
  return pending && <PendingBar />;
}

export function PendingBar() {
  return (
    <span
      aria-hidden="true"
      className="fixed inset-x-0 top-0 z-50 h-0.5 origin-left bg-accent motion-safe:animate-pending"
    />
  );
}
