import { Scrollable } from "@/components/ui/Scrollable";
import { modelHref } from "../addresses";
import { AdminLink } from "../shell/AdminLink";

interface FieldDoc {
  name: string;
  type: string;
  unit?: string | undefined;
  help: string;
  isKey: boolean;
  isRequired: boolean;
  maxLength?: number | undefined;
  relation?: string | undefined;
}

interface ModelDoc {
  name: string;
  doc: string;
  path?: string | undefined;
  fields: FieldDoc[];
}

/** Every model with its fields, and a table of contents. */
export function ModelDocs({ models }: { models: ModelDoc[] }) {
  return (
    <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[13rem_minmax(0,1fr)]">
      <nav aria-label="Models" className="card p-2 lg:sticky lg:top-18">
        <ul className="max-lg:flex max-lg:flex-wrap">
          {models.map(({ name }) => (
            <li key={name}>
              <a href={`#${name}`} className="block rounded-md px-2.5 py-1 text-sm hover:bg-sunken">
                {name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="grid min-w-0 grid-cols-1 gap-6">
        {models.map((model) => (
          <ModelSection key={model.name} model={model} />
        ))}
      </div>
    </div>
  );
}

function ModelSection({ model: { name, doc, path, fields } }: { model: ModelDoc }) {
  return (
    <section id={name} aria-labelledby={`${name}-title`} className="card scroll-mt-18 overflow-hidden">
      <div className="border-line border-b px-4 py-3 sm:px-5">
        <h2 id={`${name}-title`} className="font-semibold text-lg tracking-tight">
          {path === undefined ? (
            name
          ) : (
            <AdminLink href={modelHref(path)} className="rounded hover:text-accent hover:underline">
              {name}
            </AdminLink>
          )}
        </h2>
        {doc && <p className="mt-0.5 max-w-prose text-muted text-sm">{doc}</p>}
      </div>
      <Scrollable label={`Fields of ${name}`} className="overflow-x-auto">
        <table className="w-full text-sm">
          <thead className="bg-sunken text-left text-muted text-xs">
            <tr>
              {["Field", "Type", "Unit", "Meaning"].map((label) => (
                <th key={label} scope="col" className="px-4 py-1.5 font-medium">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {fields.map((field) => (
              <tr key={field.name} className="border-line border-t align-top">
                <th scope="row" className="px-4 py-1.5 text-left font-medium">
                  <code className="text-[0.8125rem]">{field.name}</code>
                </th>
                <td className="whitespace-nowrap px-4 py-1.5">
                  <TypeOf field={field} />
                </td>
                <td className="whitespace-nowrap px-4 py-1.5">{field.unit ?? ""}</td>
                <td className="min-w-56 px-4 py-1.5 text-muted">{field.help}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrollable>
    </section>
  );
}

function TypeOf({ field: { type, isKey, isRequired, maxLength, relation } }: { field: FieldDoc }) {
  const notes = [isKey && "key", isRequired && "required", maxLength !== undefined && `up to ${maxLength} characters`];
  const text = notes.filter(Boolean).join(", ");
  return (
    <>
      {relation === undefined ? (
        type
      ) : (
        <a href={`#${relation}`} className="rounded text-accent underline decoration-accent/40 hover:decoration-accent">
          {relation}
        </a>
      )}
      {text && <span className="text-muted"> ({text})</span>}
    </>
  );
}
