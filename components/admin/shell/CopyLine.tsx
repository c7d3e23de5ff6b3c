import { Check, Copy } from "lucide-react";
import { useRef, useState } from "react";
import { buttonClass } from "@/components/ui/button";

/** A value to be copied; selected instead where the browser does not let us. */
export function CopyLine({ label, value }: { label: string; value: string }) {
  const code = useRef<HTMLElement>(null);
  const [isCopied, setCopied] = useState(false);

  async function copy() {
    try {
      await navigator.clipboard.writeText(value);
      setCopied(true);
    } catch {
      // no secure page, or not allowed
      if (code.current) window.getSelection()?.selectAllChildren(code.current);
    }
  }

  return (
    <div>
      <dt className="mb-1 font-medium text-sm">{label}</dt>
      <dd className="flex items-start gap-2">
        <code
          ref={code}
          className="min-w-0 flex-1 select-all whitespace-pre-wrap break-all rounded-lg border border-line bg-sunken px-3 py-2 text-[0.8125rem]"
        >
          {value}
        </code>
        <button type="button" onClick={copy} aria-label={`Copy ${label}`} className={buttonClass()}>
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
