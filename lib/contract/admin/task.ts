/** A long-running task, as the user who started it can follow and cancel it. */
export interface TaskInfo {
  id: string;
  title: string;
  state: "running" | "done" | "stopped" | "failed";
  done: number;
  /** Absent while unknown. */
  total?: number | undefined;
  /** The result. */
  message?: string | undefined;
}

/** What a CSV file would do. */
export interface ImportPreview {
  columns: string[];
  /** The first lines that would be imported, as parsed. */
  sample: { line: number; cells: string[] }[];
  good: number;
  bad: number;
  /** The first invalid lines. */
  errors: { line: number; messages: string[] }[];
}
