import { Scrollable } from "@/components/ui/Scrollable";
import type { FieldSpec } from "@/lib/contract/admin/admin";
import { unitText } from "../words";
import { exampleFile, importFields } from "./example";

/** The possible columns of a file, with an example. */
export function FormatHelp({ fields }: { fields: readonly FieldSpec[] }) {
  const columns = importFields(fields);
  return (
    <section aria-labelledby="format-title" className="card p-4 text-sm sm:p-5">
      <h2 id="format-title" className="font-semibold">
        What the file looks like
      </h2>
      <p className="mt-1 max-w-prose text-muted">
        The first line names the columns, in any order. Those marked * are required. A time has an offset, as in the
        example, or is in epoch seconds. The whole file is checked first, and is stored completely or not at all.
      </p>
      <Scrollable
        label="Example of a file"
        className="mt-3 overflow-x-auto rounded-lg border border-line bg-sunken px-3 py-2"
      >
        <pre className="text-[0.8125rem] leading-relaxed">{exampleFile(columns)}</pre>
      </Scrollable>
      <dl className="mt-3 grid gap-x-6 gap-y-1 sm:grid-cols-2">
        {columns.map(({ name, label, unit, required }) => (
          <div key={name} className="flex min-w-0 items-baseline gap-2">
            <dt className="shrink-0">
              <code className="text-[0.8125rem]">{name}</code>
              {required && <span className="text-danger"> *</span>}
            </dt>
            <dd className="truncate text-muted">
              {label}
              {unitText(unit) && `, ${unitText(unit)}`}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
