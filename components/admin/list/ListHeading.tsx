import { Download, Plus, Upload } from "lucide-react";
import { buttonClass } from "@/components/ui/button";
import type { ModelInfo } from "@/lib/contract/admin/admin";
import { exportHref, type ListInput } from "@/lib/contract/admin/query";
import { addHref, importHref } from "../addresses";
import { AdminLink } from "../shell/AdminLink";
import { Heading } from "../shell/Heading";
import { capital, withArticle } from "../words";

export function ListHeading({
  model: { path, singular, plural, may, canImport },
  query,
}: {
  model: ModelInfo;
  query: ListInput;
}) {
  return (
    <Heading title={capital(plural)} here={capital(plural)}>
      <a href={exportHref(query)} download className={buttonClass()}>
        <Download className="size-4" aria-hidden="true" />
        Export CSV
      </a>
      {canImport && (
        <AdminLink href={importHref(path)} className={buttonClass()}>
          <Upload className="size-4" aria-hidden="true" />
          Import
        </AdminLink>
      )}
      {may.add && (
        <AdminLink
          href={addHref(path)}
          aria-label={`Add ${singular}`}
          title={`Add ${withArticle(singular)}`}
          className={buttonClass("primary")}
        >
          <Plus className="size-4" aria-hidden="true" />
          Add {singular}
        </AdminLink>
      )}
    </Heading>
  );
}
