import { CircleCheck, CircleX } from "lucide-react";
import type { Choice, FieldKind, FieldValue } from "@/lib/contract/admin/admin";
import { AdminLink } from "../shell/AdminLink";
import { Timestamp } from "../shell/Timestamp";
import { unitText } from "../words";

interface ValueProps {
  kind: FieldKind;
  value: FieldValue;
  unit?: string | undefined;
  choices?: readonly Choice[] | undefined;
  /** The name of a related record, and its link. */
  label?: string | undefined;
  href?: string | undefined;
}

/** A value for display. */
export function Value({ kind, value, unit, choices, label, href }: ValueProps) {
  if (value === null || value === "" || (Array.isArray(value) && value.length === 0)) return <Nothing />;
  if (kind === "boolean") return <YesNo isYes={value === true} />;
  if (kind === "time" && typeof value === "number") return <Timestamp time={value} />;
  if (label !== undefined && href !== undefined) {
    return (
      <AdminLink href={href} className="rounded text-accent hover:underline">
        {label}
      </AdminLink>
    );
  }
  if (label !== undefined) return label;
  if (typeof value === "number") return <Amount value={value} unit={unit} />;
  const nameOf = (one: unknown) => choices?.find((choice) => choice.value === String(one))?.label ?? String(one);
  if (Array.isArray(value)) return value.map(nameOf).join(", ");
  if (kind === "json") return <code className="break-all text-[0.8125rem]">{String(value)}</code>;
  return nameOf(value);
}

function Nothing() {
  return (
    <span className="text-muted">
      <span aria-hidden="true">–</span>
      <span className="sr-only">none</span>
    </span>
  );
}

function YesNo({ isYes }: { isYes: boolean }) {
  const Icon = isYes ? CircleCheck : CircleX;
  return (
    <span className="inline-flex items-center gap-1.5 align-middle">
      <Icon className={`size-4 shrink-0 ${isYes ? "text-good" : "text-muted"}`} aria-hidden="true" />
      {isYes ? "Yes" : "No"}
    </span>
  );
}

/** Coordinates need six decimals for a tenth of a metre; three are enough for everything else. */
const DECIMALS = { "°": 6, other: 3 };

function Amount({ value, unit }: { value: number; unit: string | undefined }) {
  const text = unitText(unit);
  const rounded = Number(value.toFixed(unit === "°" ? DECIMALS["°"] : DECIMALS.other));
  return (
    <span className="whitespace-nowrap" title={rounded === value ? undefined : String(value)}>
      {String(rounded).replace("-", "−")}
      {text && <span className="text-muted">{text === "%" || text === "°" ? text : ` ${text}`}</span>}
    </span>
  );
}
