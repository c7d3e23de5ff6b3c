import { Radio } from "lucide-react";
import { Scrollable } from "@/components/ui/Scrollable";

const POST_READING = `curl -X POST http://localhost:8000/station/ \\
  -u admin -H "Content-Type: application/json" \\
  -d '{"timestamp": "2026-01-01T12:00:00Z",
       "temperature": 4.2,
       "lat": 40.64, "lon": -73.78}'`;

/** What the list says while there are no stations. */
export function GettingStarted() {
  return (
    <div className="mx-auto flex w-full max-w-md flex-col gap-5 px-6 py-10">
      <Radio className="size-9 text-accent" strokeWidth={1.5} aria-hidden="true" />
      <div>
        <h1 id="stations-title" className="font-semibold text-xl tracking-tight">
          No stations yet
        </h1>
        <p className="mt-1.5 text-muted leading-relaxed">
          Stations appear here, on the map and with their latest conditions, as soon as there are some.
        </p>
      </div>
      <Step title="Look around with demo data">npm run manage -- demo load</Step>
      <Step title="Or send a first reading">{POST_READING}</Step>
    </div>
  );
}

function Step({ title, children }: { title: string; children: string }) {
  return (
    <div>
      <h2 className="mb-1.5 font-medium text-sm">{title}</h2>
      <Scrollable
        label={title}
        className="overflow-x-auto rounded-lg border border-line bg-sunken px-3.5 py-3 text-[0.8125rem] leading-relaxed"
      >
        <pre>
          <code>{children}</code>
        </pre>
      </Scrollable>
    </div>
  );
}
