import { Eye, Pencil, Plus } from "lucide-react";
import { buttonClass } from "@/components/ui/button";
import type { ModelInfo } from "@/lib/contract/admin/admin";
import { addHref, modelHref } from "../addresses";
import { AdminLink } from "../shell/AdminLink";
import { capital } from "../words";

interface ModelGroupsProps {
  groups: { title: string; models: ModelInfo[] }[];
}

export function ModelGroups({ groups }: ModelGroupsProps) {
  if (groups.length === 0) {
    return <p className="card px-5 py-8 text-center text-muted">You don’t have permission to view or edit anything.</p>;
  }
  return (
    <div className="grid grid-cols-1 gap-6">
      {groups.map(({ title, models }) => (
        <section key={title} aria-label={title} className="card overflow-hidden">
          <h2 className="border-line border-b bg-sunken px-4 py-2.5 font-semibold text-sm">{title}</h2>
          <ul>
            {models.map((model) => (
              <ModelRow key={model.path} model={model} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function ModelRow({ model: { path, singular, plural, may } }: { model: ModelInfo }) {
  const Icon = may.change ? Pencil : Eye;
  return (
    <li className="flex items-center gap-2 border-line border-b px-4 py-2 last:border-0 hover:bg-sunken/50">
      <AdminLink
        href={modelHref(path)}
        className="min-w-0 flex-1 truncate rounded py-1 font-medium text-[0.9375rem] hover:text-accent hover:underline"
      >
        {capital(plural)}
      </AdminLink>
      {may.add && (
        <AdminLink href={addHref(path)} aria-label={`Add ${singular}`} className={buttonClass("quiet", "small")}>
          <Plus className="size-3.5" aria-hidden="true" />
          <span className="max-sm:sr-only">Add</span>
        </AdminLink>
      )}
      <AdminLink
        href={modelHref(path)}
        aria-label={`${may.change ? "Change" : "View"} ${plural}`}
        className={buttonClass("quiet", "small")}
      >
        <Icon className="size-3.5" aria-hidden="true" />
        <span className="max-sm:sr-only">{may.change ? "Change" : "View"}</span>
      </AdminLink>
    </li>
  );
}
