import type { LogItem } from "@/lib/contract/admin/admin";
import { ActionIcon } from "../record/ActionIcon";
import { AdminLink } from "../shell/AdminLink";
import { Moment } from "../shell/Moment";
import { capital } from "../words";

/** This user's latest actions. */
export function RecentActions({ items }: { items: LogItem[] }) {
  return (
    <section aria-labelledby="recent-title" className="card overflow-hidden">
      <h2 id="recent-title" className="border-line border-b bg-sunken px-4 py-2.5 font-semibold text-sm">
        Recent actions
      </h2>
      {items.length === 0 ? (
        <p className="px-4 py-6 text-center text-muted text-sm">Nothing yet. What you change appears here.</p>
      ) : (
        <ul className="py-1.5">
          {items.map((item) => (
            <li key={item.id} className="flex items-start gap-2.5 px-4 py-1.5 text-sm">
              <ActionIcon action={item.action} />
              <div className="min-w-0 flex-1">
                <p className="break-words">
                  {item.href === undefined ? (
                    <span>{item.label}</span>
                  ) : (
                    <AdminLink href={item.href} className="rounded font-medium hover:text-accent hover:underline">
                      {item.label}
                    </AdminLink>
                  )}
                </p>
                <p className="text-muted text-xs">
                  {capital(item.model)} · <Moment time={item.time} />
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
