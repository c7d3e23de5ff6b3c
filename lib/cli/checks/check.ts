/** What one check found, in a sentence, and whether somebody must do something about it. */
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
