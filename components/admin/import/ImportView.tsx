"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Alert } from "@/components/ui/Alert";
import type { FieldSpec, ModelInfo } from "@/lib/contract/admin/admin";
import { modelHref } from "../addresses";
import { useAdmin, useAdminQueries } from "../client";
import { errorText } from "../errorText";
import { Heading } from "../shell/Heading";
import { useTask } from "../shell/useTask";
import { capital } from "../words";
import { DropZone } from "./DropZone";
import { FormatHelp } from "./FormatHelp";
import { ImportProgress } from "./ImportProgress";
import { Outcome } from "./Outcome";
import { Preview } from "./Preview";

const MAX_BYTES = 20_000_000;

interface Chosen {
  name: string;
  csv: string;
}

/** Imports a file: choose, check, preview, and store it as a whole or not at all. */
export function ImportView({ model, fields }: { model: ModelInfo; fields: FieldSpec[] }) {
  const admin = useAdmin();
  const trpc = useAdminQueries();
  const [file, setFile] = useState<Chosen>();
  const [checking, setChecking] = useState<string>();
  const [storing, setStoring] = useState<string>();
  const [failure, setFailure] = useState<string>();
  const check = useTask(checking);
  const store = useTask(storing);
  const preview = useQuery({
    ...trpc.importPreview.queryOptions({ id: checking ?? "" }),
    enabled: check?.state === "done",
    staleTime: Number.POSITIVE_INFINITY,
  });

  function begin() {
    setFailure(undefined);
    setChecking(undefined);
    setStoring(undefined);
  }

  async function attempt(step: () => Promise<void>) {
    try {
      await step();
    } catch (error) {
      setFailure(errorText(error));
    }
  }

  async function choose(chosen: File) {
    begin();
    setFile(undefined);
    if (chosen.size > MAX_BYTES) return setFailure("This file is larger than 20 MB: split it.");
    const csv = await chosen.text();
    if (csv.trim() === "") return setFailure("This file is empty.");
    setFile({ name: chosen.name, csv });
    await attempt(async () => setChecking((await admin.importCheck.mutate({ model: model.path, csv })).task));
  }

  async function storeAll() {
    if (!file) return;
    setFailure(undefined);
    await attempt(async () => setStoring((await admin.importStore.mutate({ model: model.path, csv: file.csv })).task));
  }

  const title = `Import ${model.plural}`;
  return (
    <div className="mx-auto w-full max-w-[60rem]">
      <Heading title={title} crumbs={[{ label: capital(model.plural), href: modelHref(model.path) }]} here="Import" />
      <div className="grid grid-cols-1 gap-5">
        {failure !== undefined && <Alert title={failure} />}
        {store && store.state !== "running" && <Outcome task={store} model={model} onAgain={begin} />}
        {store?.state === "running" && <ImportProgress task={store} />}
        {!store && (
          <>
            <section aria-label="File" className="card p-4 sm:p-5">
              <DropZone onFiles={([chosen]) => void choose(chosen)} help="Up to 20 MB, in UTF-8, with a header line." />
              {file && <p className="mt-3 break-words text-sm">Chosen: {file.name}</p>}
            </section>
            {check && check.state !== "done" && <ImportProgress task={check} />}
            {preview.data && <Preview preview={preview.data} model={model} onStore={() => void storeAll()} />}
            {!checking && <FormatHelp fields={fields} />}
          </>
        )}
      </div>
    </div>
  );
}
