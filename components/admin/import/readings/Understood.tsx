import { Alert } from "@/components/ui/Alert";
import { buttonClass } from "@/components/ui/button";
import { Scrollable } from "@/components/ui/Scrollable";
import type { ImportLine, ReadingsPreview } from "@/lib/contract/admin/readings-import";

interface UnderstoodProps {
  preview: ReadingsPreview;
  onStore: () => void;
}

const text = (value: number) => value.toLocaleString("en", { maximumSignificantDigits: 6 });

/** What storing the files would do: counts, days, extremes, the first lines, and what is refused and why. */
export function Understood({ preview, onStore }: UnderstoodProps) {
  const { stored, completed, replaced, repeated, periods, from, to, ranges, sample } = preview;
  const changes = stored + completed + replaced + periods;
  return (
    <section aria-label="What was understood" className="card grid grid-cols-1 gap-4 p-4 text-sm sm:p-5">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <p role="status" className="font-medium">
          {stored.toLocaleString("en")} new {stored === 1 ? "reading" : "readings"}
          {repeated > 0 && `, ${repeated.toLocaleString("en")} there already`}
          {periods > 0 && `, ${periods.toLocaleString("en")} values of whole days`}
          {from !== undefined && to !== undefined && `, ${daysOf(from, to)}`}.
        </p>
        {(changes > 0 || preview.conflicting > 0) && (
          <button type="button" onClick={onStore} className={buttonClass("primary")}>
            Import
          </button>
        )}
      </div>
      <Lines title="Refused" count={preview.refused} lines={preview.refusals} />
      <Lines title="Different from what is stored" count={preview.conflicting} lines={preview.conflicts} />
      <Counts title="Cells that are not understood, and are left out" counts={preview.unreadable} />
      <Counts title="Values that quality control refuses or suspects" counts={preview.flagged} />
      {ranges.length > 0 && (
        <Scrollable label="Extremes" className="overflow-x-auto rounded-lg border border-line">
          <table className="w-full">
            <thead className="bg-sunken text-left text-muted text-xs">
              <tr>
                {["Value", "Count", "Lowest", "Highest", "Unit"].map((title) => (
                  <th key={title} scope="col" className="px-3 py-1.5 font-medium">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {ranges.map(({ name, unit, count, min, max }) => (
                <tr key={name} className="border-line border-t tabular-nums">
                  <th scope="row" className="px-3 py-1 text-left font-normal">
                    {name}
                  </th>
                  <td className="px-3 py-1">{count.toLocaleString("en")}</td>
                  <td className="px-3 py-1">{text(min)}</td>
                  <td className="px-3 py-1">{text(max)}</td>
                  <td className="px-3 py-1 text-muted">{unit}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrollable>
      )}
      {sample.length > 0 && <LineList title="The first lines, as they are understood" lines={sample} />}
      {preview.found.length > 0 && (
        <div>
          <h2 className="font-semibold">What was found out</h2>
          {preview.found.map((sentence) => (
            <p key={sentence} className="mt-1 break-words text-muted">
              {sentence}
            </p>
          ))}
        </div>
      )}
      <Counts title="Cells without a value" counts={preview.missing} />
    </section>
  );
}

function daysOf(from: number, to: number): string {
  const [first, last] = [utcDay(from), utcDay(to)];
  return first === last ? `all of ${first}` : `from ${first} to ${last}`;
}

function utcDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

function Lines({ title, count, lines }: { title: string; count: number; lines: readonly ImportLine[] }) {
  if (count === 0) return null;
  return (
    <Alert tone="warning" title={`${title}: ${count.toLocaleString("en")} ${count === 1 ? "line" : "lines"}`}>
      <ul className="mt-2 grid gap-1">
        {lines.map(({ place, text }) => (
          <li key={`${place} ${text}`} className="break-words">
            <strong className="font-semibold">{place}:</strong> {text}
          </li>
        ))}
        {count > lines.length && (
          <li className="text-muted">and {(count - lines.length).toLocaleString("en")} more.</li>
        )}
      </ul>
    </Alert>
  );
}

function LineList({ title, lines }: { title: string; lines: readonly ImportLine[] }) {
  return (
    <div>
      <h2 className="font-semibold">{title}</h2>
      <ul className="mt-1 grid gap-1">
        {lines.map(({ place, text }) => (
          <li key={place} className="break-words">
            <span className="text-muted">{place}:</span> {text}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Counts({ title, counts }: { title: string; counts: readonly [string, number][] }) {
  if (counts.length === 0) return null;
  return (
    <div>
      <h2 className="font-semibold">{title}</h2>
      <p className="mt-1 break-words text-muted">
        {counts.map(([name, count]) => `${name} (${count.toLocaleString("en")})`).join(", ")}
      </p>
    </div>
  );
}
