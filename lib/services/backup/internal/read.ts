import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import type { z } from "zod";
import type { Model } from "../../../db/models";
import type { Cell } from "../../../db/queries/records/tables";
import { AppError } from "../../../errors";
import { FORMAT, type Header, headerSchema, isRow, KEPT, tableSchema, trailerSchema, VERSION } from "./format";
import { linesOf } from "./lines";

/** The parts of a backup, in order. */
export type Item =
  | { kind: "header"; header: Header }
  | { kind: "table"; model: Model; next: number | undefined }
  | { kind: "row"; model: Model; row: Cell[] };

/**
 * Reads a backup in constant memory. Only at its end is it known that the file is complete and undamaged.
 * @throws AppError invalid when it is not a backup, or is damaged, truncated or of another version
 */
export async function* readBackup(file: string): AsyncGenerator<Item> {
  const hash = createHash("sha256");
  const rows: Record<string, number> = {};
  let model: Model | undefined;
  let number = 0;
  let sealed = false;
  for await (const bytes of linesOf(unzipped(file))) {
    number += 1;
    if (sealed) throw damaged(number, "something follows the end");
    const value = parseLine(bytes, number);
    const trailer = trailerSchema.safeParse(value);
    if (trailer.success) {
      requireSeal(trailer.data, hash.digest("hex"), rows);
      sealed = true;
      continue;
    }
    hash.update(bytes).update("\n");
    if (number === 1) yield { kind: "header", header: readHeader(value) };
    else if (Array.isArray(value)) {
      if (!model || !isRow(model, value)) throw damaged(number, `it is not a row of ${model?.name ?? "any table"}`);
      rows[model.name] = (rows[model.name] ?? 0) + 1;
      yield { kind: "row", model, row: value };
    } else {
      const table = readTable(value, number);
      model = table.model;
      rows[model.name] = 0;
      yield table;
    }
  }
  if (!sealed) throw new AppError("invalid", "The backup ends too early: a part of it is missing.");
}

function unzipped(file: string): AsyncIterable<Buffer> {
  // pipeline() destroys the unzipped stream with an error of the file.
  return pipeline(createReadStream(file), createGunzip(), () => {});
}

function parseLine(bytes: Buffer, number: number): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    throw number === 1 ? foreign() : damaged(number, "it is not valid JSON");
  }
}

function readHeader(value: unknown): Header {
  const result = headerSchema.safeParse(value);
  if (!result.success) throw foreign();
  if (result.data.version === VERSION) return result.data;
  throw new AppError(
    "invalid",
    `The backup has version ${result.data.version}, this program reads version ${VERSION}: use the program that made it.`,
  );
}

function readTable(value: unknown, number: number): Extract<Item, { kind: "table" }> {
  const table = tableSchema.safeParse(value);
  if (!table.success) throw damaged(number, "it is neither a table nor a row");
  const model = KEPT.find(({ name }) => name === table.data.table);
  const columns = model?.fields.map(({ name }) => name).join();
  if (!model || columns !== table.data.columns.join()) {
    throw new AppError(
      "invalid",
      `The backup has a table ${table.data.table} that is unknown to this program, or has other columns.`,
    );
  }
  return { kind: "table", model, next: table.data.next };
}

function requireSeal({ rows, sha256 }: z.output<typeof trailerSchema>, hash: string, counted: Record<string, number>) {
  const complete = KEPT.every(({ name }) => counted[name] !== undefined && counted[name] === rows[name]);
  if (sha256 !== hash || !complete) throw new AppError("invalid", "The backup is damaged: its checksum is wrong.");
}

function foreign(): AppError {
  return new AppError("invalid", `The file is not a ${FORMAT}.`);
}

function damaged(line: number, why: string): AppError {
  return new AppError("invalid", `The backup is damaged in line ${line}: ${why}.`);
}
