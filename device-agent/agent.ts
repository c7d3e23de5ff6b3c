import type { Command } from "../lib/contract/device/command";
import type { DeviceEventInput } from "../lib/contract/device/event";
import type { DeviceStatus } from "../lib/contract/device/status";
import type { Board } from "./board";
import type { Clock } from "./clock/clock";
import { Commander } from "./commands/commander";
import { sendReply } from "./commands/replies";
import { Settings } from "./commands/settings";
import type { Config } from "./config/load";
import type { Log } from "./log";
import { version } from "./package.json";
import type { AgentEvent, EventEntry } from "./queue/events";
import { openQueues, type Queues } from "./queue/open";
import type { ReadingEntry } from "./queue/readings";
import { Actuators } from "./sampling/actuators";
import { Sampler } from "./sampling/sampler";
import { Schedule } from "./sampling/schedule";
import { Drain } from "./sending/drain";
import { eventSource, readingSource } from "./sending/sources";
import { StatusTeller } from "./sending/status-teller";
import type { Sample } from "./sensors/sensor";
import { WatchedSensor } from "./sensors/watched-sensor";
import { pause } from "./transport/pause";
import type { Transport, WireReading } from "./transport/transport";

/** What the log says of each reading, which the fault tests count by. */
export const READING_STORED = "reading stored";
export const READING_WAITS = "reading waits for the disk";
/** How long a stop waits for unsent entries, and for the last status. */
const FLUSH_MS = 2_000;
const BYE_MS = 1_000;
const LOOK_MS = 20;
const CLOCK_MS = 1_000;

export interface AgentParts {
  config: Config;
  board: Board;
  clock: Clock;
  transport: Transport;
  log: Log;
}

/** Samples, queues and sends readings, and executes commands, from start() to stop(). */
export class Agent {
  readonly #queues: Queues;
  readonly #sampler: Sampler;
  readonly #schedule: Schedule;
  readonly #settings: Settings;
  readonly #commander: Commander;
  readonly #teller: StatusTeller;
  readonly #readings: Drain<ReadingEntry, WireReading>;
  readonly #events: Drain<EventEntry, DeviceEventInput>;
  readonly #stopping = new AbortController();
  readonly #timers: NodeJS.Timeout[] = [];
  #actuators: Actuators | undefined;
  #wasSynchronised = true;

  constructor(private readonly parts: AgentParts) {
    const { config, board, clock, transport, log } = parts;
    this.#queues = openQueues(config.queue, clock, log);
    this.#settings = new Settings(config.queue.dir, config.interval);
    const sensors = config.sensors.map((setup) => new WatchedSensor(setup, board, clock.monotonic));
    this.#sampler = new Sampler(sensors, this.#emit, log, clock.monotonic);
    this.#schedule = new Schedule(clock.monotonic, () => void this.#sample());
    this.#commander = new Commander(config.queue.dir, this.#commandable(), log);
    this.#readings = new Drain(readingSource(this.#queues, transport), log);
    this.#events = new Drain(eventSource(this.#queues, transport, log), log);
    this.#teller = new StatusTeller(
      () => this.#status("online"),
      (status, signal) => transport.sendStatus(status, signal),
      () => this.#hurry(),
    );
  }

  async start(): Promise<void> {
    const { config, board, transport, log } = this.parts;
    this.#emit({ type: "started", data: { version } });
    this.#watchClock();
    this.#actuators = await Actuators.open(config, { board, emit: this.#emit, log });
    transport.start({ onCommand: (command) => void this.#obey(command), onReachable: () => this.#hurry() });
    this.#teller.start();
    this.#events.start();
    this.#readings.start();
    const interval = this.#settings.interval();
    this.#schedule.start(interval);
    const { fsync_seconds } = config.queue;
    this.#timers.push(setInterval(() => void this.#sync(), fsync_seconds * 1000));
    this.#timers.push(setInterval(() => this.#watchClock(), CLOCK_MS));
    log.info("agent started", { version, interval, waiting: this.#waiting() });
  }

  /** Sends what it can within two seconds, reports that it stops, syncs everything to disk and releases all lines. */
  async stop(reason: string): Promise<void> {
    const { transport, log } = this.parts;
    log.info("stopping", { reason, waiting: this.#waiting() });
    this.#schedule.stop();
    for (const timer of this.#timers) clearInterval(timer);
    this.#emit({ type: "stopping", message: reason });
    const released = Promise.all([this.#sampler.close(), this.#actuators?.close()]);
    await this.#sync();
    await this.#flushed();
    this.#stopping.abort();
    await Promise.all([this.#readings.stop(), this.#events.stop(), this.#teller.stop()]);
    await transport.sendStatus(this.#status("offline"), AbortSignal.timeout(BYE_MS)).catch(() => {});
    await transport.close();
    await released;
    await this.#close();
    log.info("stopped", { waiting: this.#waiting() });
  }

  /** Takes a reading. Never rejects. */
  async #sample(): Promise<Sample | undefined> {
    const sample = await this.#sampler.sample();
    if (!sample || this.#stopping.signal.aborted) return undefined;
    this.#queues.readings.take(sample);
    const isStored = this.#queues.readings.journal.isWritten;
    this.parts.log.debug(isStored ? READING_STORED : READING_WAITS, { ...sample.extra, ...sample.values });
    this.#readings.notify();
    await this.#actuators?.onReading(sample.values);
    return sample;
  }

  readonly #emit = (event: AgentEvent): void => {
    this.#queues.events.put(event);
    this.#events?.notify();
    if (event.type === "light_on" || event.type === "light_off") this.#teller.notify();
  };

  async #obey(command: Command): Promise<void> {
    const reply = await this.#commander.run(command);
    await sendReply(reply, (sent, signal) => this.parts.transport.sendReply(sent, signal), this.#stopping.signal);
  }

  #commandable() {
    return {
      now: () => this.parts.clock.now(),
      read: async () => {
        const sample = await this.#sample();
        return sample && { ...sample.extra, ...(sample.values as Record<string, number>) };
      },
      switchLight: (on: boolean | null) => this.#actuators?.switchLight(on),
      setInterval: (seconds: number) => {
        this.#settings.setInterval(seconds);
        this.#schedule.change(seconds);
        this.#emit({ type: "settings_changed", data: { interval: seconds } });
        this.#teller.notify();
      },
    };
  }

  #status(status: DeviceStatus["status"]): DeviceStatus {
    return {
      status,
      version,
      interval: this.#settings.interval(),
      light: this.#actuators?.isLightOn() ?? null,
      queued: this.#waiting(),
      lost: this.#queues.readings.journal.lost,
      clock: this.parts.clock.isSynchronised() ? "synchronised" : "unsynchronised",
    };
  }

  #waiting(): number {
    return this.#queues.readings.journal.length + this.#queues.events.journal.length;
  }

  #hurry(): void {
    this.#readings.hurry();
    this.#events.hurry();
  }

  #watchClock(): void {
    const is = this.parts.clock.isSynchronised();
    if (is === this.#wasSynchronised) return;
    this.#wasSynchronised = is;
    this.#emit({ type: is ? "clock_synchronised" : "clock_unsynchronised" });
    this.#hurry();
    this.#teller.notify();
  }

  async #sync(): Promise<void> {
    for (const { journal } of [this.#queues.readings, this.#queues.events]) {
      await journal.sync().catch((error: unknown) => this.parts.log.error("the queue could not be synced", { error }));
    }
  }

  async #close(): Promise<void> {
    for (const { journal } of [this.#queues.readings, this.#queues.events]) {
      await journal.close().catch((error: unknown) => this.parts.log.error("the queue could not be synced", { error }));
    }
  }

  /** Resolves when everything is sent, or the time is over. */
  async #flushed(): Promise<void> {
    const { clock } = this.parts;
    const deadline = clock.monotonic() + FLUSH_MS;
    while (this.#waiting() > 0 && clock.monotonic() < deadline) await pause(LOOK_MS, this.#stopping.signal);
  }
}
