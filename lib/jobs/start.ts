import { env } from "../env";
import { demoFeedJob } from "./demo-feed";
import { loginsJob } from "./logins";
import { neighboursJob } from "./neighbours";
import { outboxJob } from "./outbox";
import type { Job } from "./periodic";
import { presenceJob } from "./presence";
import { rollupJob } from "./rollups";

/** All jobs that run beside the web server. */
export function startJobs(): Job[] {
  const always = [rollupJob(), presenceJob(), loginsJob(), neighboursJob(), outboxJob()];
  const jobs = env.DEMO ? [...always, demoFeedJob()] : always;
  for (const job of jobs) job.start();
  return jobs;
}
