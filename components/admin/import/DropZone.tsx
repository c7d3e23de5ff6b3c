import clsx from "clsx";
import { FileSpreadsheet } from "lucide-react";
import { type DragEvent, useId, useState } from "react";
import { buttonClass } from "@/components/ui/button";
import { HydratedFieldset } from "@/components/ui/HydratedFieldset";

interface DropZoneProps {
  onFile: (file: File) => void;
}

/** Accepts a chosen or dropped file. */
export function DropZone({ onFile }: DropZoneProps) {
  const id = useId();
  const [isOver, setOver] = useState(false);

  function onDrop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) onFile(file);
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
      <p className="font-medium">Drop a CSV file here</p>
      <label
        className={`${buttonClass()} cursor-pointer focus-within:outline-2 focus-within:outline-accent focus-within:outline-offset-2`}
      >
        Choose a CSV file
        <HydratedFieldset>
          <input
            type="file"
            accept=".csv,text/csv,text/plain"
            aria-describedby={id}
            onChange={({ target }) => {
              const [file] = target.files ?? [];
              if (file) onFile(file);
              // Allows choosing the same file again after correcting it.
              target.value = "";
            }}
            className="sr-only"
          />
        </HydratedFieldset>
      </label>
      <p id={id} className="text-muted text-xs">
        Up to 20 MB, in UTF-8, with a header line.
      </p>
    </div>
  );
}
