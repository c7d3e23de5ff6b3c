import { env } from "../env";
import { demoFeedJob } from "./demo-feed";
import { loginsJob } from "./logins";
import { neighboursJob } from "./neighbours";
import type { Job } from "./periodic";
import { presenceJob } from "./presence";
import { rollupJob } from "./rollups";

/** All jobs that run beside the web server. */
export function startJobs(): Job[] {
  const jobs = [rollupJob(), presenceJob(), loginsJob(), neighboursJob(), ...(env.DEMO ? [demoFeedJob()] : [])];
  for (const job of jobs) job.start();
  return jobs;
}
