import { useId } from "react";
import { inputClass } from "@/components/ui/input";
import { Combobox } from "../../inputs/Combobox";
import { useZones } from "../../inputs/useZones";

/** How a person says the files are to be read. */
export interface Reading {
  station: { id: number; name: string } | undefined;
  timeZone: string;
  dateFormat: string;
  nothing: string;
  /** NAME=METRIC of each sensor, in lines or separated by commas. */
  sensors: string;
  replace: boolean;
}

export const AS_FOUND: Reading = {
  station: undefined,
  timeZone: "",
  dateFormat: "",
  nothing: "",
  sensors: "",
  replace: false,
};

interface HowToReadProps {
  reading: Reading;
  onChange: (reading: Reading) => void;
  /** A column names the station of each line. */
  hasStationColumn: boolean;
  /** The table has a line for each value. */
  hasSensorColumn: boolean;
}

const ORDERS = {
  "": "Found out",
  "day-first": "Day first: 31/1/2026",
  "month-first": "Month first: 1/31/2026",
  serial: "Days of a spreadsheet",
  epoch: "Epoch seconds",
};

/** The station, the zone, and what else the file does not say. */
export function HowToRead({ reading, onChange, hasStationColumn, hasSensorColumn }: HowToReadProps) {
  const id = useId();
  const zones = useZones(undefined);
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <div>
        <label htmlFor={`${id}-station`} className="mb-1 block font-medium text-sm">
          Station
        </label>
        <Combobox
          id={`${id}-station`}
          model="station"
          chosen={reading.station?.name ?? ""}
          onPick={({ value, label }) => onChange({ ...reading, station: { id: Number(value), name: label } })}
          onClear={() => onChange({ ...reading, station: undefined })}
          isRequired={!hasStationColumn}
          describedBy={`${id}-station-help`}
        />
        <p id={`${id}-station-help`} className="mt-1 text-muted text-xs">
          {hasStationColumn ? "Without one, each line names its own." : "Of all lines."}
        </p>
      </div>
      <div>
        <label htmlFor={`${id}-zone`} className="mb-1 block font-medium text-sm">
          Time zone
        </label>
        <input
          id={`${id}-zone`}
          type="text"
          list={`${id}-zones`}
          value={reading.timeZone}
          onChange={({ target }) => onChange({ ...reading, timeZone: target.value })}
          aria-describedby={`${id}-zone-help`}
          className={`${inputClass()} max-w-80`}
        />
        <datalist id={`${id}-zones`}>
          {zones.map((zone) => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
        <p id={`${id}-zone-help`} className="mt-1 text-muted text-xs">
          Of times without an offset: a name such as {zones.at(-1)}, or an offset such as -04:00.
        </p>
      </div>
      <div>
        <label htmlFor={`${id}-order`} className="mb-1 block font-medium text-sm">
          Dates
        </label>
        <select
          id={`${id}-order`}
          value={reading.dateFormat}
          onChange={({ target }) => onChange({ ...reading, dateFormat: target.value })}
          className={`${inputClass()} max-w-80`}
        >
          {Object.entries(ORDERS).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label htmlFor={`${id}-nothing`} className="mb-1 block font-medium text-sm">
          Words for no value
        </label>
        <input
          id={`${id}-nothing`}
          type="text"
          value={reading.nothing}
          onChange={({ target }) => onChange({ ...reading, nothing: target.value })}
          aria-describedby={`${id}-nothing-help`}
          className={`${inputClass()} max-w-80`}
        />
        <p id={`${id}-nothing-help`} className="mt-1 text-muted text-xs">
          Separated by commas. ---, NaN, -9999 and the like are known.
        </p>
      </div>
      {hasSensorColumn && (
        <div className="sm:col-span-2">
          <label htmlFor={`${id}-sensors`} className="mb-1 block font-medium text-sm">
            Sensors
          </label>
          <textarea
            id={`${id}-sensors`}
            rows={3}
            value={reading.sensors}
            onChange={({ target }) => onChange({ ...reading, sensors: target.value })}
            aria-describedby={`${id}-sensors-help`}
            className={inputClass()}
          />
          <p id={`${id}-sensors-help`} className="mt-1 text-muted text-xs">
            One a line, such as sensor.roof_temperature=temperature or sensor.rain=rain:in.
          </p>
        </div>
      )}
      <label className="flex items-start gap-2 text-sm sm:col-span-2">
        <input
          type="checkbox"
          checked={reading.replace}
          onChange={({ target }) => onChange({ ...reading, replace: target.checked })}
          className="mt-0.5 size-4 accent-accent"
        />
        <span>
          Where stored readings differ, show the file’s values
          <span className="block text-muted text-xs">As corrections: what was stored stays as the raw value.</span>
        </span>
      </label>
    </div>
  );
}
