import type { Tx } from "../../../db/client";
import { prismaSql } from "../../../db/prisma-sql";
import { type UploadRow, uploadById } from "../../../db/queries/uploads";
import type { Context } from "../../context";
import { knownId, notFound } from "../../guard";

/** The upload, locked until the transaction ends. */
export async function lockUpload({ database }: Context, tx: Tx, id: number): Promise<UploadRow> {
  const row = await uploadById(prismaSql(tx), knownId(id), database.dialect);
  if (!row) throw notFound();
  return row;
}
