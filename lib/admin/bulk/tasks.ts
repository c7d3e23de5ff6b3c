import { randomUUID } from "node:crypto";
import type { TaskInfo } from "../../contract/admin/task";
import { AppError } from "../../errors";
import { log } from "../../log";
import { toAppError } from "../../outage";
import { processSingleton } from "../../process-singleton";
import type { Context } from "../../services/context";
import { notFound, refuse } from "../../services/guard";
import type { Progress } from "../model/model";

/** For how long the result of a task is kept. */
const REMEMBER_MS = 15 * 60_000;
const MAX_RUNNING = 3;

interface Task extends TaskInfo {
  userId: number;
  stop: AbortController;
  result?: unknown;
  /** Resolves when it has ended, in whatever way. */
  over: Promise<unknown>;
}

/** In memory: a task belongs to the process that runs it, and ends with it between two steps. */
const tasks = () => processSingleton("admin-tasks", () => new Map<string, Task>());

/**
 * Starts long work in the background, on behalf of a user. It resolves with its message, and optionally a result to be
 * fetched.
 * @throws AppError too_many when the user has several running
 */
export function startTask(
  ctx: Context,
  title: string,
  work: (progress: Progress) => Promise<{ message: string; result?: unknown }>,
): string {
  const userId = userOf(ctx);
  if (tasksOf(userId).filter(({ state }) => state === "running").length >= MAX_RUNNING) {
    throw new AppError("too_many", `${MAX_RUNNING} of your tasks are running. Wait for one of them, or stop it.`);
  }
  const task: Task = {
    id: randomUUID(),
    title,
    state: "running",
    done: 0,
    userId,
    stop: new AbortController(),
    over: Promise.resolve(),
  };
  tasks().set(task.id, task);
  const progress: Progress = {
    signal: task.stop.signal,
    total: (count) => Object.assign(task, { total: count }),
    done: (count) => Object.assign(task, { done: count }),
  };
  task.over = work(progress)
    .then(({ message, result }) => {
      Object.assign(task, { state: task.stop.signal.aborted ? "stopped" : "done", message, result });
    })
    .catch((error: unknown) => Object.assign(task, { state: "failed", message: explain(error, task) }))
    .finally(() => setTimeout(() => tasks().delete(task.id), REMEMBER_MS).unref());
  return task.id;
}

/** @throws AppError not_found, also for other users' tasks */
export function taskInfo(ctx: Context, id: string): TaskInfo {
  return infoOf(own(ctx, id));
}

/** The result of a completed task. */
export function taskResult(ctx: Context, id: string): unknown {
  const { state, result } = own(ctx, id);
  if (state !== "done") throw new AppError("not_found", "This task has no result.");
  return result;
}

/** Stops the task after its current step. */
export function stopTask(ctx: Context, id: string): TaskInfo {
  const task = own(ctx, id);
  task.stop.abort();
  return infoOf(task);
}

/** The user's own tasks, newest last. */
export function listTasks(ctx: Context): TaskInfo[] {
  return tasksOf(userOf(ctx)).map(infoOf);
}

/** Stops all tasks when the server shuts down. Resolves when each has completed its current step. */
export async function stopAllTasks(): Promise<void> {
  for (const task of tasks().values()) task.stop.abort();
  await Promise.all([...tasks().values()].map(({ over }) => over));
}

function tasksOf(userId: number): Task[] {
  return [...tasks().values()].filter((task) => task.userId === userId);
}

function own(ctx: Context, id: string): Task {
  const task = tasks().get(id);
  if (!task || task.userId !== userOf(ctx)) throw notFound();
  return task;
}

function userOf(ctx: Context): number {
  return ctx.actor.kind === "user" ? ctx.actor.id : refuse(ctx);
}

function infoOf({ id, title, state, done, total, message }: Task): TaskInfo {
  return { id, title, state, done, total, message };
}

function explain(fault: unknown, { id, title }: Task): string {
  const error = toAppError(fault);
  if (error instanceof AppError) return error.message;
  log.error({ err: error, id, title }, "a task of the admin failed");
  return "Something went wrong. What was done before stays.";
}
