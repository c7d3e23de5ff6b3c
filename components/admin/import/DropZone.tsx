import clsx from "clsx";
import { FileSpreadsheet } from "lucide-react";
import { type DragEvent, useId, useState } from "react";
import { buttonClass } from "@/components/ui/button";
import { HydratedFieldset } from "@/components/ui/HydratedFieldset";

interface DropZoneProps {
  onFiles: (files: [File, ...File[]]) => void;
  /** One file only, by default. */
  isMultiple?: boolean;
  /** As of an input; CSV by default. */
  accept?: string;
  /** What a file may be. */
  help: string;
}

/** Accepts chosen or dropped files. */
export function DropZone({ onFiles, isMultiple = false, accept = ".csv,text/csv,text/plain", help }: DropZoneProps) {
  const id = useId();
  const [isOver, setOver] = useState(false);

  function onDrop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    give(event.dataTransfer.files);
  }

  function give(list: FileList | null) {
    const [first, ...others] = list ?? [];
    if (first) onFiles(isMultiple ? [first, ...others] : [first]);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is for the mouse; the input below is for everyone
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
      className={clsx(
        "flex flex-col items-center gap-3 rounded-xl border-2 border-dashed px-4 py-8 text-center text-sm",
        isOver ? "border-accent bg-accent-soft" : "border-muted/40",
      )}
    >
      <FileSpreadsheet className="size-8 text-muted" strokeWidth={1.5} aria-hidden="true" />
      <p className="font-medium">{isMultiple ? "Drop files here" : "Drop a CSV file here"}</p>
      <label
        className={`${buttonClass()} cursor-pointer focus-within:outline-2 focus-within:outline-accent focus-within:outline-offset-2`}
      >
        {isMultiple ? "Choose files" : "Choose a CSV file"}
        <HydratedFieldset>
          <input
            type="file"
            accept={accept}
            multiple={isMultiple}
            aria-describedby={id}
            onChange={({ target }) => {
              give(target.files);
              // Allows choosing the same file again after correcting it.
              target.value = "";
            }}
            className="sr-only"
          />
        </HydratedFieldset>
      </label>
      <p id={id} className="text-muted text-xs">
        {help}
      </p>
    </div>
  );
}
