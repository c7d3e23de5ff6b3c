/** Long work, as whoever started it may follow and stop it. */
export interface TaskInfo {
  id: string;
  title: string;
  state: "running" | "done" | "stopped" | "failed";
  done: number;
  /** When it is known. */
  total?: number | undefined;
  /** What came of it. */
  message?: string | undefined;
}

/** What a file of CSV would do. */
export interface ImportPreview {
  columns: string[];
  /** The first lines that would be taken, as they were read. */
  sample: { line: number; cells: string[] }[];
  good: number;
  bad: number;
  /** The first of the bad lines. */
  errors: { line: number; messages: string[] }[];
}
