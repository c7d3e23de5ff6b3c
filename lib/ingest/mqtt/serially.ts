const turns = new Map<string, Promise<unknown>>();

/** Does one after the other what goes by the same name: of two states that come together the later must stay. */
export async function serially<T>(name: string, work: () => Promise<T>): Promise<T> {
  const turn = (turns.get(name) ?? Promise.resolve()).then(work, work);
  turns.set(name, turn);
  try {
    return await turn;
  } finally {
    if (turns.get(name) === turn) turns.delete(name);
  }
}
