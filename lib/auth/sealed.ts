import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import type { Database } from "../db/client";
import { authSecret } from "./secret";

const ALGORITHM = "aes-256-gcm";
const VERSION = "1";
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts a secret that must be sent in clear text one day, so that it cannot be hashed. The key follows from the secret
 * of this installation.
 * @param purpose what it is for: text sealed for one purpose cannot be opened for another
 */
export async function seal(database: Database, purpose: string, text: string): Promise<string> {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, await keyFor(database, purpose), iv);
  const parts = [iv, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()];
  return `${VERSION}.${Buffer.concat(parts).toString("base64url")}`;
}

/** The text; undefined when it was sealed by another secret or for another purpose, or is damaged. */
export async function unseal(database: Database, purpose: string, sealed: string): Promise<string | undefined> {
  const [version, content = ""] = sealed.split(".", 2);
  const bytes = Buffer.from(content, "base64url");
  if (version !== VERSION || bytes.length < IV_BYTES + TAG_BYTES) return undefined;
  const key = await keyFor(database, purpose);
  const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    const text = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]);
    return text.toString("utf8");
  } catch {
    return undefined;
  }
}

async function keyFor(database: Database, purpose: string): Promise<Uint8Array> {
  return new Uint8Array(hkdfSync("sha256", await authSecret(database), "", `sealed: ${purpose}`, 32));
}
