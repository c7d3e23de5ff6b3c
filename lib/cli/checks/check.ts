/** The result of one check, as a sentence. */
export interface Finding {
  ok: boolean;
  text: string;
}

export function good(text: string): Finding {
  return { ok: true, text };
}

export function wrong(text: string): Finding {
  return { ok: false, text };
}
