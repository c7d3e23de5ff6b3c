import { insertMessages } from "../../db/queries/outbox";
import { type DueUpload, dueUploads, nextUploadAt, setNextUploads } from "../../db/queries/uploads";
import type { Context } from "../context";
import { messageOf } from "./internal/message";
import { nextUpload } from "./internal/schedule";

/** Uploads per transaction. */
const BATCH_SIZE = 200;

/** Puts the uploads that are due into the outbox. One that is there still is not put there twice. */
export async function planUploads({ database, now }: Context): Promise<void> {
  const { read, dialect, transaction } = database;
  let due: DueUpload[];
  do {
    const time = now();
    due = await dueUploads(read, time, BATCH_SIZE);
    if (due.length === 0) return;
    const messages = due.map((upload) => messageOf(upload, time));
    const times = new Map(due.map((upload) => [upload.id, nextUpload(upload, time)]));
    await transaction(async (sql) => {
      await insertMessages(sql, dialect, messages, time);
      await setNextUploads(sql, times);
    });
  } while (due.length === BATCH_SIZE);
}

/** When the next one is due (epoch ms). */
export function nextPlanAt({ database }: Context): Promise<number | undefined> {
  return nextUploadAt(database.read);
}
