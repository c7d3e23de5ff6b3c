import { basename } from "node:path";
import { Command, Option } from "commander";
import { AppError } from "../../errors";
import type { Context } from "../../services/context";
import {
  byCodeOrName,
  type DiskFile,
  ensureStations,
  type ImportSummary,
  importReadings,
  type Mapping,
  oneStation,
  PRESETS,
  readStations,
} from "../../services/import";
import { ENCODINGS } from "../../table/encoding";
import { withInput, withInputs } from "../input";
import { type MappingOptions, readMapping } from "../mapping";
import { recordNumber } from "../number";
import { columnPairs } from "../pairs";
import { print } from "../print";
import { progress } from "../progress";
import { TIMEOUT_MS, withDatabase } from "../session";
import { refreshStatistics } from "../statistics";
import { saySummary } from "../summary";

interface Options extends MappingOptions {
  dryRun?: boolean;
  replace?: boolean;
  station?: number;
  stations?: string;
}

const HELP = `
Targets of --map: station, time, extra.NAME, or a metric with the unit of the file after a colon
(temperature:F; temperature:0.1C is in tenths). Of whole days: date, with temperature.max, .min and .mean, rain.total,
windGust.max and the like. Of a raw METAR: metar, with time. docs/statistics.md has mappings of archives. Targets of --station-map: key, name, lat, lon, elevation, timeZone, description.
Without a mapping the columns must have these names and the units of the API. A column without a name has its number.
A date and a time of day in columns of their own are both time; year, month and so on are time.year, time.month, …
A counter of rain is rainDay, rainMonth or rainYear, or rainTotal if it is never reset. In a table with a line for each
value, one column is sensor and one is value.
How the file is written is found out from all of it and said; the options decide where it is not clear.
Several files, and those of a ZIP archive, may be of the same station and the same times, and come in any order.
Stations are found by their names. A date alone is the beginning of that day, in the given zone or else the
station's. Existing readings are skipped: an import may be repeated. Values that they lack are added. Lines that differ from
what is stored are listed, change nothing without --replace, and end with exit code 1.

Examples:
  npm run manage -- import readings.csv
  npm run manage -- import garden.csv --station 4 --time-zone Europe/Berlin --map when=time,t=temperature:F
  npm run manage -- import history.csv --station 4 --map entity_id=sensor,state=value,last_changed=time --sensors sensor.roof_temperature=temperature
  npm run manage -- import 2024.zip 2025.zip temperature.csv --station 4 --preset cumulus --time-zone Europe/London
  npm run manage -- import weather.csv.gz --stations stations.csv --mapping mapping.json`;

/** Characters of a reason in the log. */
const MAX_REASON = 200;

export function importCommand(): Command {
  return new Command("import")
    .description("record the readings of CSV files")
    .argument("<files...>", "CSV, plain, gzip or in a ZIP archive; - for standard input")
    .option("--station <number>", "the station of all lines", recordNumber)
    .option("--stations <file>", "CSV of stations, created if there is none of the name")
    .addOption(
      new Option("--preset <name>", "the mapping of a program's files; --map adds to it")
        .choices(Object.keys(PRESETS))
        .conflicts("mapping"),
    )
    .option("--map <columns>", "COLUMN=TARGET[:UNIT],… of the readings", columnPairs)
    .option("--sensors <names>", "SENSOR=TARGET[:UNIT],… of a table with a line for each value", columnPairs)
    .option("--station-map <columns>", "COLUMN=TARGET[:UNIT],… of the stations", columnPairs)
    .option(
      "--mapping <file>",
      "JSON file with all of these: readings, stations, sensors, null, separator, decimal, encoding, columns, headerLine, dateFormat, timeZone, rainMinutesAhead",
    )
    .option("--null <text>", "text that means no value, like an empty cell (repeatable)", collect, [])
    .option("--separator <character>", "between the cells of the readings, or: tab, blanks (default: found out)")
    .option("--decimal <sign>", "before the fraction of a number, a point or a comma (default: found out)")
    .option("--encoding <name>", `${ENCODINGS.join(", ")} (default: found out)`)
    .option("--columns <names>", "the columns of a file without a header, separated by commas", list)
    .option("--header-line <number>", "the line that names the columns (default: found out)", recordNumber)
    .option(
      "--date-format <format>",
      "day-first, month-first, serial, epoch, or like 'DD/MM/YYYY hh:mm A' (default: found out)",
    )
    .option("--time-zone <zone>", "IANA zone, or offset such as -04:00, of dates and of times without an offset")
    .option(
      "--rain-minutes-ahead <minutes>",
      "a line's rain fell in this many minutes after its time, not before it",
      Number,
    )
    .option("--dry-run", "store nothing; show what would be stored, the first lines and the range of each column")
    .option("--replace", "where stored readings differ, show the file's values; what was stored stays as raw value")
    .addHelpText("after", HELP)
    .action(async (files: string[], options: Options, command: Command) => {
      const { cwd } = command.optsWithGlobals<{ cwd: string }>();
      const mapping = await readMapping(options, cwd);
      const reason = `Import of ${files.map((file) => basename(file)).join(", ")}`.slice(0, MAX_REASON);
      const summary = await withInputs(files, cwd, (inputs) =>
        withDatabase((ctx) => importFiles(ctx, inputs, { ...options, cwd, mapping, reason })),
      );
      saySummary(summary);
      const { refused, conflicting, cells } = summary;
      if (refused > 0) throw new AppError("invalid", `Refused ${refused} of the lines: see above.`);
      if (conflicting > 0) {
        throw new AppError("invalid", `${conflicting} of the lines differ from what is stored: see above.`);
      }
      if (cells.unreadableTotal > 0) {
        throw new AppError("invalid", `Left out ${cells.unreadableTotal} of the cells: see above.`);
      }
    });
}

function list(value: string): string[] {
  return value.split(",").map((name) => name.trim());
}

function collect(value: string, before: string[]): string[] {
  return [...before, value];
}

interface Task extends Pick<Options, "station" | "stations" | "dryRun" | "replace"> {
  /** For the log, of what is replaced. */
  reason: string;
  cwd: string;
  mapping: Mapping;
}

async function importFiles(ctx: Context, inputs: DiskFile[], task: Task): Promise<ImportSummary> {
  const codes = await stationCodes(ctx, task);
  const findStation =
    task.station === undefined ? byCodeOrName(ctx, { codes }) : await oneStation(ctx, { id: task.station });
  const shown = progress("Readings");
  try {
    return await importReadings(
      ctx,
      { files: inputs, mapping: task.mapping, findStation, needsStation: task.station === undefined },
      {
        timeoutMs: TIMEOUT_MS,
        dryRun: task.dryRun ?? false,
        replaceReason: task.replace ? task.reason : undefined,
        onProgress: (lines) => shown.update(sum(inputs, "read"), sum(inputs, "size"), `${lines} lines`),
      },
    );
  } finally {
    shown.stop();
    if (!task.dryRun) await refreshStatistics(ctx);
  }
}

function sum(inputs: readonly DiskFile[], of: "read" | "size"): number {
  return inputs.reduce((total, input) => total + (of === "read" ? input.read() : input.size), 0);
}

async function stationCodes(
  ctx: Context,
  { stations, cwd, mapping, dryRun = false }: Task,
): Promise<Map<string, number>> {
  if (stations === undefined) return new Map();
  const read = await withInput(stations, cwd, (input) => readStations(input, mapping));
  const { codes, created } = await ensureStations(ctx, read, { dryRun });
  print(`Stations: ${created} created, ${codes.size - created} already present.`);
  return codes;
}
