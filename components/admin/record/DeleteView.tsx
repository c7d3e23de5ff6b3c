"use client";

import type { DeletePreview } from "@/lib/contract/admin/admin";
import { changeHref, modelHref } from "../addresses";
import { Heading } from "../shell/Heading";
import { useLastList } from "../shell/LastList";
import { useGo } from "../shell/useGo";
import { useOutcome } from "../shell/useOutcome";
import { capital } from "../words";
import { DeletePanel } from "./DeletePanel";

/** Asks for confirmation before one record is deleted. */
export function DeleteView({ preview, recordKey }: { preview: DeletePreview; recordKey: string }) {
  const { go } = useGo();
  const outcome = useOutcome();
  const lastList = useLastList();
  const { model, label } = preview;
  const change = changeHref(model.path, recordKey);
  const crumbs = [
    { label: capital(model.plural), href: modelHref(model.path) },
    { label, href: change },
  ];
  return (
    <div className="mx-auto w-full max-w-[44rem]">
      <Heading title="Are you sure?" crumbs={crumbs} here="Delete" />
      <div className="card p-5 sm:p-6">
        <DeletePanel
          preview={preview}
          selection={{ keys: [recordKey] }}
          onCancel={() => go(change)}
          onDone={(result) => {
            outcome(result, modelHref(model.path));
            go(lastList.of(model.path));
          }}
        />
      </div>
    </div>
  );
}
