import { ExternalLink, History } from "lucide-react";
import { buttonClass } from "@/components/ui/button";
import type { FormPage } from "@/lib/contract/admin/admin";
import { ActionButtons } from "../actions/ActionButtons";
import { historyHref, modelHref } from "../addresses";
import { AdminLink } from "../shell/AdminLink";
import { Heading } from "../shell/Heading";
import { capital } from "../words";

/** @param onChanged called after one of the record's actions */
export function RecordHeading({ page, onChanged }: { page: FormPage; onChanged: () => Promise<void> }) {
  const { model, key, label, isWritable, actions, siteHref } = page;
  const crumbs = [{ label: capital(model.plural), href: modelHref(model.path) }];
  if (key === undefined)
    return <Heading title={`Add ${model.singular}`} crumbs={crumbs} here={`Add ${model.singular}`} />;
  const title = (
    <>
      {isWritable ? "Change" : "View"} {model.singular}
      <span className="mt-0.5 block font-normal text-base text-muted tracking-normal">{label}</span>
    </>
  );
  return (
    <Heading title={title} crumbs={crumbs} here={label}>
      <ActionButtons model={model.path} recordKey={key} label={label} actions={actions} onDone={onChanged} />
      <AdminLink href={historyHref(model.path, key)} className={buttonClass()}>
        <History className="size-4" aria-hidden="true" />
        History
      </AdminLink>
      {siteHref !== undefined && (
        <AdminLink href={siteHref} className={buttonClass()}>
          <ExternalLink className="size-4" aria-hidden="true" />
          View on site
        </AdminLink>
      )}
    </Heading>
  );
}
