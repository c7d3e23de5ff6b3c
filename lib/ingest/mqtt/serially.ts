import { Mutex } from "../../mutex";

const mutexes = new Map<string, { mutex: Mutex; users: number }>();

/** Runs work of the same name one after the other, so that of two states arriving together the later one remains. */
export async function serially<T>(name: string, work: () => Promise<T>): Promise<T> {
  const entry = mutexes.get(name) ?? { mutex: new Mutex(), users: 0 };
  mutexes.set(name, entry);
  entry.users += 1;
  try {
    return await entry.mutex.run(work);
  } finally {
    entry.users -= 1;
    if (entry.users === 0) mutexes.delete(name);
  }
}
