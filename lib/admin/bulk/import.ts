import { Readable } from "node:stream";
import { z } from "zod";
import { modelPathSchema } from "../../contract/admin/admin";
import type { ImportPreview } from "../../contract/admin/task";
import { AppError } from "../../errors";
import { yieldToEventLoop } from "../../event-loop";
import type { Context } from "../../services/context";
import { type CsvLine, readCsv } from "../../services/import";
import { parse } from "../../services/parse";
import { authoriseModel } from "../access";
import type { Item, ModelAdmin, Progress } from "../model/model";
import { adminAt } from "../registry";
import { count } from "../titles";
import { lineReader } from "./import-lines";
import { sentenceOf } from "./selected";
import { startTask, taskResult } from "./tasks";

/** Limits on the characters of a file that the browser sends, and on the lines of one transaction. */
const MAX_CHARACTERS = 20_000_000;
const MAX_LINES = 100_000;
const SAMPLED = 10;
const SHOWN_ERRORS = 100;
const REPORT_EVERY = 500;

const inputSchema = z.object({ model: modelPathSchema, csv: z.string().min(1).max(MAX_CHARACTERS) });

interface Read {
  preview: ImportPreview;
  items: Item[];
}

/**
 * Reads a CSV file to the end, as a task, without storing anything: see importPreview for the result.
 * @throws AppError unauthenticated, forbidden or invalid
 */
export function importCheck(ctx: Context, input: z.input<typeof inputSchema>): { task: string } {
  const { admin, csv } = accepted(ctx, input);
  const task = startTask(ctx, `Check ${admin.plural}`, async (progress) => {
    const { preview } = await readFile(ctx, admin, csv, progress);
    const { good, bad } = preview;
    return {
      message: `${lineCount(good)} good, ${lineCount(bad)} not.`,
      result: preview,
    };
  });
  return { task };
}

/** What storing a checked file would do. */
export function importPreview(ctx: Context, id: string): ImportPreview {
  return taskResult(ctx, id) as ImportPreview;
}

/**
 * Stores a file's records as a task: all of them in one transaction, or none.
 * @throws AppError unauthenticated, forbidden or invalid
 */
export function importStore(ctx: Context, input: z.input<typeof inputSchema>): { task: string } {
  const { admin, csv } = accepted(ctx, input);
  const task = startTask(ctx, `Import ${admin.plural}`, async (progress) => {
    const { preview, items } = await readFile(ctx, admin, csv, progress);
    const [first] = preview.errors;
    if (first) throw new AppError("invalid", `Line ${first.line}: ${first.messages.join(" ")} Nothing was imported.`);
    if (progress.signal.aborted) return { message: "Stopped. Nothing was imported." };
    const stored = (await admin.createMany?.run(ctx, items)) ?? 0;
    const others = items.length - stored;
    const known = others === 0 ? "" : ` ${count(others, admin)} there already.`;
    return { message: `${count(stored, admin)} imported.${known}` };
  });
  return { task };
}

function accepted(ctx: Context, input: z.input<typeof inputSchema>): { admin: ModelAdmin; csv: string } {
  const { model, csv } = parse(inputSchema, input);
  const admin = adminAt(model);
  authoriseModel(ctx, admin, "add");
  if (!admin.createMany) throw new AppError("forbidden", `The ${admin.plural} are not imported here.`);
  return { admin, csv };
}

async function readFile(ctx: Context, admin: ModelAdmin, csv: string, progress: Progress): Promise<Read> {
  const { header, lines } = await readCsv(Readable.from(chunksOf(csv)));
  const read = lineReader(ctx, admin, header);
  const preview: ImportPreview = { columns: header, sample: [], good: 0, bad: 0, errors: [] };
  const items: Item[] = [];
  for await (const line of lines) {
    if (progress.signal.aborted) break;
    if (preview.good + preview.bad === MAX_LINES) {
      throw new AppError("too_large", `A file may have ${MAX_LINES.toLocaleString("en")} lines: divide this one.`);
    }
    await take(line, read, preview, items);
    const turn = yieldToEventLoop();
    if (turn) await turn;
    const done = preview.good + preview.bad;
    if (done % REPORT_EVERY === 0) progress.done(done);
  }
  progress.done(preview.good + preview.bad);
  return { preview, items };
}

async function take(
  { line, cells }: CsvLine,
  read: (cells: readonly string[]) => Promise<Item>,
  preview: ImportPreview,
  items: Item[],
): Promise<void> {
  try {
    items.push(await read(cells));
    preview.good += 1;
    if (preview.sample.length < SAMPLED) preview.sample.push({ line, cells });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    preview.bad += 1;
    if (preview.errors.length < SHOWN_ERRORS) preview.errors.push({ line, messages: messagesOf(error) });
  }
}

/** "1 line is", "2 lines are" */
function lineCount(count: number): string {
  return count === 1 ? "1 line is" : `${count.toLocaleString("en")} lines are`;
}

function messagesOf(error: AppError): string[] {
  const fields = Object.entries(error.fields ?? {});
  if (fields.length === 0) return [sentenceOf(error)];
  return fields.map(([field, said]) => (field === "non_field_errors" ? said.join(" ") : `${field}: ${said.join(" ")}`));
}

/** In pieces, so that parsing yields to other requests. */
function* chunksOf(text: string): Generator<string> {
  const size = 1 << 16;
  for (let i = 0; i < text.length; i += size) yield text.slice(i, i + size);
}
