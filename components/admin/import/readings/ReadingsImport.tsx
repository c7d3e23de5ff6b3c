"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Alert } from "@/components/ui/Alert";
import { buttonClass } from "@/components/ui/button";
import type { ModelInfo } from "@/lib/contract/admin/admin";
import type { ImportColumn, ImportColumns, ReadingsImportInput } from "@/lib/contract/admin/readings-import";
import { modelHref } from "../../addresses";
import { useAdmin, useAdminQueries } from "../../client";
import { errorText } from "../../errorText";
import { Heading } from "../../shell/Heading";
import { useTask } from "../../shell/useTask";
import { capital } from "../../words";
import { DropZone } from "../DropZone";
import { ImportProgress } from "../ImportProgress";
import { Outcome } from "../Outcome";
import { ColumnTable } from "./ColumnTable";
import { AS_FOUND, HowToRead, type Reading } from "./HowToRead";
import { Understood } from "./Understood";

const MAX_BYTES = 20_000_000;

type Files = ReadingsImportInput["files"];

/** Imports files of readings: choose, say what the columns are, see what is understood, and store it. */
export function ReadingsImport({ model }: { model: ModelInfo }) {
  const admin = useAdmin();
  const trpc = useAdminQueries();
  const [files, setFiles] = useState<Files>([]);
  const [seen, setSeen] = useState<ImportColumns>();
  const [reading, setReading] = useState<Reading>(AS_FOUND);
  const [checking, setChecking] = useState<string>();
  const [storing, setStoring] = useState<string>();
  const [failure, setFailure] = useState<string>();
  const check = useTask(checking);
  const store = useTask(storing);
  const preview = useQuery({
    ...trpc.readingsPreview.queryOptions({ id: checking ?? "" }),
    enabled: check?.state === "done",
    staleTime: Number.POSITIVE_INFINITY,
  });
  const hasStationColumn = seen?.columns.some(({ target }) => target === "station") ?? false;
  const isReady = reading.station !== undefined || hasStationColumn;

  async function attempt(step: () => Promise<void>) {
    setFailure(undefined);
    try {
      await step();
    } catch (error) {
      setFailure(errorText(error));
    }
  }

  function choose(chosen: readonly File[]) {
    begin();
    return attempt(async () => {
      if (chosen.reduce((sum, { size }) => sum + size, 0) > MAX_BYTES) {
        throw new Error("The files are larger than 20 MB together.");
      }
      const read = await Promise.all(chosen.map(contentOf));
      const found = await admin.readingsColumns.mutate({ files: read });
      setFiles(read);
      setSeen(found);
    });
  }

  function begin() {
    setFailure(undefined);
    setSeen(undefined);
    setFiles([]);
    setChecking(undefined);
    setStoring(undefined);
  }

  /** A change makes the last check void. */
  function change<Value>(set: (value: Value) => void) {
    return (value: Value) => {
      set(value);
      setChecking(undefined);
    };
  }

  const input = () => inputOf(files, seen, reading);
  return (
    <div className="mx-auto w-full max-w-[60rem]">
      <Heading
        title={`Import ${model.plural}`}
        crumbs={[{ label: capital(model.plural), href: modelHref(model.path) }]}
        here="Import"
      />
      <div className="grid grid-cols-1 gap-5">
        {failure !== undefined && <Alert title={failure} />}
        {store && store.state !== "running" && <Outcome task={store} model={model} onAgain={begin} />}
        {store?.state === "running" && <ImportProgress task={store} />}
        {!store && (
          <>
            <section aria-label="Files" className="card p-4 sm:p-5">
              <DropZone
                onFiles={(chosen) => void choose(chosen)}
                isMultiple
                accept=".csv,.txt,.dat,.tsv,.gz,.zip,text/*,application/zip,application/gzip"
                help="CSV and other tables as text, plain, gzipped or in a ZIP archive, up to 20 MB. Several files may be of one station."
              />
              {seen && <p className="mt-3 break-words text-sm">Chosen: {seen.files.join(", ")}</p>}
            </section>
            {seen && (
              <section aria-label="How to read them" className="card grid grid-cols-1 gap-4 p-4 sm:p-5">
                {seen.found.map((sentence) => (
                  <p key={sentence} className="text-sm">
                    {sentence}
                  </p>
                ))}
                <ColumnTable
                  columns={seen.columns}
                  onChange={change((columns: ImportColumn[]) => setSeen({ ...seen, columns }))}
                />
                <HowToRead
                  reading={reading}
                  onChange={change(setReading)}
                  hasStationColumn={hasStationColumn}
                  hasSensorColumn={seen.columns.some(({ target }) => target === "sensor")}
                />
                <div className="flex flex-wrap items-center gap-3">
                  <button
                    type="button"
                    disabled={!isReady || check?.state === "running"}
                    onClick={() =>
                      void attempt(async () => setChecking((await admin.readingsCheck.mutate(input())).task))
                    }
                    className={buttonClass("primary")}
                  >
                    Check
                  </button>
                  {!isReady && <p className="text-muted text-sm">Choose the station.</p>}
                </div>
              </section>
            )}
            {check && check.state !== "done" && <ImportProgress task={check} />}
            {checking && preview.data && (
              <Understood
                preview={preview.data}
                onStore={() => void attempt(async () => setStoring((await admin.readingsStore.mutate(input())).task))}
              />
            )}
          </>
        )}
      </div>
    </div>
  );
}

function inputOf(files: Files, seen: ImportColumns | undefined, reading: Reading): ReadingsImportInput {
  const sensors = reading.sensors
    .split(/[\n,]/)
    .map((line) => line.split("=").map((part) => part.trim()))
    .flatMap(([name, target]) => (name && target ? [[name, target] as const] : []));
  const columns = seen?.columns ?? [];
  const { station, timeZone, dateFormat, nothing, replace } = reading;
  return {
    files,
    ...(seen?.preset !== undefined && { preset: seen.preset }),
    ...(sensors.length > 0 && { sensors: Object.fromEntries(sensors) }),
    columns: Object.fromEntries(columns.flatMap(({ name, target }) => (target === "" ? [] : [[name, target]]))),
    ...(station && { station: station.id }),
    ...(timeZone.trim() !== "" && { timeZone: timeZone.trim() }),
    ...(dateFormat !== "" && { dateFormat }),
    nothing: nothing
      .split(",")
      .map((word) => word.trim())
      .filter((word) => word !== ""),
    replace,
  };
}

/** In base64, as a file may be in any encoding, or packed. */
async function contentOf(file: File): Promise<Files[number]> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const step = 0x8000;
  let text = "";
  for (let i = 0; i < bytes.length; i += step) text += String.fromCharCode(...bytes.subarray(i, i + step));
  return { name: file.name, content: btoa(text) };
}
