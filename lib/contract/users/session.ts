import { z } from "zod";
import { lineSchema } from "../text";

/** Text that a client says of itself: cut, and nothing at all where it is no plain line. */
const said = (length: number) =>
  z
    .string()
    .transform((text) => text.slice(0, length))
    .pipe(lineSchema().max(length))
    .catch("");

/** Who asks for a session, as its row keeps it. */
export const clientSchema = z.object({ address: said(64), userAgent: said(300) });
export type Client = z.output<typeof clientSchema>;

const hashSchema = z.string().regex(/^[0-9a-f]{64}$/, "There is no such session.");

/** Which of one's own sessions to end: one by its hash, or all but the one that asks. */
export const endSessionSchema = z.object({ end: z.union([z.literal("others"), hashSchema]) });

/** A session as its user sees it. Times are epoch ms. */
export interface SessionItem extends Client {
  hash: string;
  createdAt: number;
  lastSeenAt: number;
}
