import type { Job } from "./periodic";
import { rollupJob } from "./rollups";

/** Everything that runs beside the web server, in one visible list. */
export function startJobs(): Job[] {
  const jobs = [rollupJob()];
  for (const job of jobs) job.start();
  return jobs;
}
