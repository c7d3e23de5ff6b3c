import { Check, Copy } from "lucide-react";
import { buttonClass } from "@/components/ui/button";
import { useCopy } from "@/components/ui/useCopy";

/** A value with a copy button; without access to the clipboard it is selected instead. */
export function CopyLine({ label, value }: { label: string; value: string }) {
  const { shown, isCopied, copy } = useCopy();
  return (
    <div>
      <dt className="mb-1 font-medium text-sm">{label}</dt>
      <dd className="flex items-start gap-2">
        <code
          ref={shown}
          className="min-w-0 flex-1 select-all whitespace-pre-wrap break-all rounded-lg border border-line bg-sunken px-3 py-2 text-[0.8125rem]"
        >
          {value}
        </code>
        <button type="button" onClick={() => copy(value)} aria-label={`Copy ${label}`} className={buttonClass()}>
          {isCopied ? <Check className="size-4" aria-hidden="true" /> : <Copy className="size-4" aria-hidden="true" />}
          {isCopied ? "Copied" : "Copy"}
        </button>
        <span role="status" className="sr-only">
          {isCopied && `${label} copied`}
        </span>
      </dd>
    </div>
  );
}
