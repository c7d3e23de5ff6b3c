import { timeSchema } from "../../../contract/reading/reading";
import { AppError } from "../../../errors";
import type { NamedSource } from "./disk/files";
import { linesOf } from "./file/lines";
import type { Mapping } from "./file/mapping";
import { type FileForm, surveyReadings } from "./file/survey";

/** A file, and how it is written. */
export interface SurveyedFile {
  file: NamedSource;
  form: FileForm;
}

/** Names of files in a message. */
const NAMED = 3;

/**
 * Finds out how files are written, each for itself, and puts them in the order of their times: readings that come in
 * order cost less to check.
 * @throws AppError invalid, naming the file if there are several
 */
export async function surveyFiles(
  files: readonly NamedSource[],
  mapping: Mapping,
  options: { needsStation: boolean; now: number },
): Promise<SurveyedFile[]> {
  const isAlone = files.length === 1;
  const surveyed: (SurveyedFile & { begin: number })[] = [];
  for (const file of files) {
    try {
      const form = await surveyReadings(file, mapping, options);
      surveyed.push({ file, form, begin: isAlone ? 0 : await firstTime(file, form) });
    } catch (error) {
      if (isAlone || !(error instanceof AppError)) throw error;
      throw new AppError(error.code, `${file.name}: ${error.message}`, error.fields);
    }
  }
  return surveyed.sort((a, b) => a.begin - b.begin);
}

async function firstTime(file: NamedSource, form: FileForm): Promise<number> {
  for await (const line of linesOf(file, form)) {
    const { time } = line.kind === "reading" ? line.reading : {};
    const read = timeSchema.safeParse(typeof time === "object" ? `${time.date}T00:00:00Z` : time);
    if (read.success) return read.data;
  }
  return 0;
}

/** What was found out, in sentences, once for all files that are alike. */
export function foundIn(surveyed: readonly SurveyedFile[]): string[] {
  const names = new Map<string, string[]>();
  for (const { file, form } of surveyed) {
    const text = form.found.join(" ");
    names.set(text, [...(names.get(text) ?? []), file.name]);
  }
  if (names.size === 1) return surveyed[0]?.form.found ?? [];
  return [...names].map(([text, files]) => `${namesOf(files)}: ${text}`);
}

function namesOf(files: readonly string[]): string {
  const others = files.length - NAMED;
  return `${files.slice(0, NAMED).join(", ")}${others > 0 ? ` and ${others} others` : ""}`;
}
