import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import mysql, { type Connection } from "mysql2/promise";
import { freePort } from "../../support/free-port";
import { until } from "../../support/until";
import { smallDisk } from "./small-disk";

const SERVER = "mariadbd";
const INSTALL = "mariadb-install-db";

/** Whether MariaDB's own programs are on this machine. */
export const HAS_MARIADB = [SERVER, INSTALL].every((name) => spawnSync(name, ["--help"]).error === undefined);

const COMMON = ["--no-defaults", "--user=root"];
const SETTINGS = ["--innodb-log-file-size=8M", "--innodb-buffer-pool-size=64M", "--skip-log-bin"];
/** The size of its disk, where we may mount one. */
const DISK = "512m";

/** A MariaDB server that a test can stop, kill, freeze and fill. */
export class OwnMariadb {
  #process: ChildProcess | undefined;

  private constructor(
    readonly folder: string,
    readonly port: number,
    readonly disk: ReturnType<typeof smallDisk>,
  ) {}

  static async create(): Promise<OwnMariadb> {
    const folder = mkdtempSync(join(tmpdir(), "weather-mariadb-"));
    const server = new OwnMariadb(folder, await freePort(), smallDisk(join(folder, "disk"), DISK));
    execFileSync(INSTALL, [
      ...COMMON,
      ...SETTINGS,
      `--datadir=${server.#data}`,
      "--auth-root-authentication-method=normal",
      "--skip-test-db",
    ]);
    await server.start();
    // Unlike root, this user is bound by read_only, and by max_connections.
    await server.query("CREATE USER weather@'%' IDENTIFIED BY 'weather'");
    await server.query("GRANT ALL ON `weather`.* TO weather@'%'");
    return server;
  }

  /** The value of DATABASE_URL. */
  get url(): string {
    return `mysql://weather:weather@127.0.0.1:${this.port}/weather`;
  }

  get #data(): string {
    return join(this.folder, "disk", "data");
  }

  async start(): Promise<void> {
    this.#process = spawn(
      SERVER,
      [
        ...COMMON,
        ...SETTINGS,
        `--datadir=${this.#data}`,
        `--socket=${join(this.folder, "socket")}`,
        `--pid-file=${join(this.folder, "pid")}`,
        `--port=${this.port}`,
        "--bind-address=127.0.0.1",
      ],
      { stdio: "ignore" },
    );
    const answers = () =>
      this.query("SELECT 1").then(
        () => true,
        () => false,
      );
    if (!(await until(answers))) throw new Error("The MariaDB of the test did not start.");
  }

  signal(signal: NodeJS.Signals): void {
    this.#process?.kill(signal);
  }

  async end(signal: "SIGTERM" | "SIGKILL"): Promise<void> {
    if (!this.#process || this.#process.exitCode !== null) return;
    const closed = once(this.#process, "close");
    this.#process.kill(signal);
    await closed;
  }

  connect(): Promise<Connection> {
    return mysql.createConnection({ host: "127.0.0.1", port: this.port, user: "root" });
  }

  async query(statement: string): Promise<void> {
    const connection = await this.connect();
    try {
      await connection.query(statement);
    } finally {
      await connection.end();
    }
  }

  async remove(): Promise<void> {
    await this.end("SIGKILL");
    this.disk.remove();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
