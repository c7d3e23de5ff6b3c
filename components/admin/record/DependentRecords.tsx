import type { DeletePreview } from "@/lib/contract/admin/admin";
import { capital, countText } from "../words";

/** Records of one kind that a deletion includes: their number, and the first few. */
export function DependentRecords({ label, count, sample }: DeletePreview["goes"][number]) {
  const more = count.value - sample.length;
  return (
    <div className="rounded-xl border border-line px-3.5 py-2.5 text-sm">
      <p className="flex justify-between gap-4 font-medium">
        {capital(label)}
        <span>{countText(count)}</span>
      </p>
      {sample.length > 0 && (
        <ul className="mt-1 text-muted">
          {sample.map((name) => (
            <li key={name} className="truncate">
              {name}
            </li>
          ))}
          {(more > 0 || count.isMore) && (
            <li>and {countText({ value: Math.max(more, 1), isMore: count.isMore })} more</li>
          )}
        </ul>
      )}
    </div>
  );
}
