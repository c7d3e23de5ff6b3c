import { isUtf8 } from "node:buffer";
import { AppError } from "../errors";

/**
 * The name and password of an `Authorization: Basic …` header, with the refusals of Django REST framework, word for word.
 * @throws AppError unauthenticated
 */
export function readBasic(header: string): { username: string; password: string } {
  const parts = header.trim().split(/\s+/).slice(1);
  const [credentials] = parts;
  if (credentials === undefined) throw refusal("No credentials provided.");
  if (parts.length > 1) throw refusal("Credentials string should not contain spaces.");
  const text = /^[A-Za-z0-9+/]+={0,2}$/.test(credentials) ? decoded(Buffer.from(credentials, "base64")) : "";
  const colon = text.indexOf(":");
  if (colon === -1) throw refusal("Credentials not correctly base64 encoded.");
  return { username: text.slice(0, colon), password: text.slice(colon + 1) };
}

/** UTF-8, else Latin-1, in which older clients send it. */
function decoded(bytes: Buffer): string {
  return isUtf8(bytes) ? bytes.toString("utf8") : bytes.toString("latin1");
}

function refusal(message: string): AppError {
  return new AppError("unauthenticated", `Invalid basic header. ${message}`);
}
