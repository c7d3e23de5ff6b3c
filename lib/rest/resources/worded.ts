import { AppError } from "../../errors";

/** How a resource words its service's errors. */
interface Wording {
  /** Wire names by the service's field names. */
  names?: Record<string, string>;
  /** A name that is taken is a conflict to the service, and an invalid field to a client of this API. */
  taken: [field: string, message: string];
}

/** Runs a service verb and words its errors like Django REST framework. */
export async function worded<T>({ names = {}, taken: [field, message] }: Wording, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === "conflict") throw new AppError("invalid", error.message, { [field]: [message] });
    if (!error.fields) throw error;
    const fields = Object.entries(error.fields).map(([name, messages]) => [names[name] ?? name, messages] as const);
    throw new AppError(error.code, error.message, Object.fromEntries(fields));
  }
}
