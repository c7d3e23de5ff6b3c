import { buttonClass } from "@/components/ui/button";
import { inputClass } from "@/components/ui/input";
import { useFormScope } from "../draft/FormScope";
import { readTime, wallClock } from "../draft/timeText";
import { CalendarButton } from "./CalendarButton";
import { controlProps, type InputProps, textOf } from "./props";
import { TimeNote } from "./TimeNote";
import { useZones } from "./useZones";

/** One line for a date and time in a chosen zone, in ISO 8601 or in epoch seconds. */
export function TimeInput(props: InputProps) {
  const { field, id, value, onChange, isInvalid, describedBy } = props;
  const { draft, dispatch } = useFormScope();
  const zones = useZones(draft.values.timeZone);
  const zone = draft.zones[field.name] ?? "UTC";
  const text = textOf(value);
  const noteId = `${id}-note`;
  return (
    <div>
      <div className="flex flex-wrap items-center gap-2">
        <input
          type="text"
          autoComplete="off"
          placeholder="YYYY-MM-DD HH:MM"
          {...controlProps(props)}
          aria-describedby={[describedBy, noteId].filter(Boolean).join(" ")}
          value={text}
          onChange={(event) => onChange(event.target.value)}
          className={`${inputClass(isInvalid)} max-w-60`}
        />
        <select
          aria-label={`${field.label}: time zone`}
          value={zone}
          onChange={(event) => dispatch({ type: "zoned", field: field.name, zone: event.target.value })}
          className={`${inputClass()} h-[2.375rem] max-w-48`}
        >
          {zones.map((one) => (
            <option key={one} value={one}>
              {one.replaceAll("_", " ")}
            </option>
          ))}
        </select>
        <span className="flex gap-2">
          <CalendarButton label={`${field.label}: calendar`} text={text} onPick={(picked) => onChange(picked)} />
          <button
            type="button"
            aria-label={`${field.label}: now`}
            onClick={() => onChange(wallClock(Math.floor(Date.now() / 1000) * 1000, zone))}
            className={buttonClass()}
          >
            Now
          </button>
        </span>
      </div>
      <TimeNote id={noteId} read={readTime(text, zone)} zone={zone} />
    </div>
  );
}
