import { z } from "zod";
import { lineSchema } from "../text";

/** Text that a client sends about itself: truncated, and empty if it is not a plain line. */
const said = (length: number) =>
  z
    .string()
    .transform((text) => text.slice(0, length))
    .pipe(lineSchema().max(length))
    .catch("");

/** The client that starts a session, as its row stores it. */
export const clientSchema = z.object({ address: said(64), userAgent: said(300) });
export type Client = z.output<typeof clientSchema>;

const hashSchema = z.string().regex(/^[0-9a-f]{64}$/, "There is no such session.");

/** Which of one's own sessions to end: one by its hash, or all except the current one. */
export const endSessionSchema = z.object({ end: z.union([z.literal("others"), hashSchema]) });

/** A session as its user sees it. Times are epoch ms. */
export interface SessionItem extends Client {
  hash: string;
  createdAt: number;
  lastSeenAt: number;
}
