import { AppError } from "../../errors";

/** How a resource says what its service refuses. */
interface Wording {
  /** The service's field names, and the wire's. */
  names?: Record<string, string>;
  /** The field and the words for a name that is taken: to the service a conflict, to a client of this API a wrong field. */
  taken: [field: string, message: string];
}

/** Runs a service; its refusals come out in the words of Django REST framework. */
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
