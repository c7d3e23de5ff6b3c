/** What we use of node-libgpiod, which binds libgpiod 1.6 and is there only where it was compiled. */
export interface Libgpiod {
  getChipNames(): string[];
  Chip: new (name: string) => LibChip;
  Line: { RequestFlags: { BIAS_DISABLE: number; BIAS_PULL_UP: number; BIAS_PULL_DOWN: number } };
}

export interface LibChip {
  readonly label: string;
  getLine(offset: number): LibLine;
}

/** Each call throws an error with a code, as EBUSY where somebody else has the line. */
export interface LibLine {
  requestOutputMode(consumer: string, value: 0 | 1): void;
  requestInputModeFlags(consumer: string, flags: number): void;
  getValue(): number;
  setValue(value: 0 | 1): void;
  release(): void;
}

/** Undefined where the library is not installed or not compiled. */
export async function loadLibgpiod(): Promise<Libgpiod | undefined> {
  try {
    const { default: library } = await import("node-libgpiod");
    // Its types say that flags are an object; they are a number. A test with the real library holds the rest.
    return library as unknown as Libgpiod;
  } catch {
    return undefined;
  }
}
