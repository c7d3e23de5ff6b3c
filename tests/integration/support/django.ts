import { execFileSync, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../../support/free-port";
import { until } from "../../support/until";
import { ADMIN_PASSWORD, launchCommand, ROOT } from "./launch";

const FOLDER = join(ROOT, "bench/django");
const WORKERS = 2;
const THREADS = 8;

/** The Python that has what the textbook's server needs: the first in PATH, or Debian's. */
const PYTHON = ["python3", "/usr/bin/python3"].find(
  (python) => spawnSync(python, ["-c", "import django, rest_framework, gunicorn"]).status === 0,
);

/** Why this machine cannot run the textbook's server; undefined if it can. */
export const WHY_NO_DJANGO =
  PYTHON === undefined
    ? "python3 lacks django, rest_framework or gunicorn (Debian: python3-django python3-djangorestframework gunicorn)"
    : undefined;

/** A station of the textbook. */
export interface TextbookStation {
  name: string;
  timestamp: number;
  temperature: number;
  lat: number;
  lon: number;
}

export interface Django {
  /** Without a trailing slash. */
  url: string;
  /** Of the process whose children serve. */
  pid: number;
  stop: () => Promise<void>;
}

/** Starts the textbook's server by gunicorn, on a SQLite database of its own with these stations and the user admin. */
export async function startDjango(stations: readonly TextbookStation[]): Promise<Django> {
  if (PYTHON === undefined) throw new Error(WHY_NO_DJANGO);
  const folder = mkdtempSync(join(tmpdir(), "weather-django-"));
  const variables = {
    DATABASE: join(folder, "db.sqlite3"),
    SECRET_KEY: randomBytes(32).toString("hex"),
    DJANGO_SETTINGS_MODULE: "weather.settings",
    DJANGO_SUPERUSER_USERNAME: "admin",
    DJANGO_SUPERUSER_PASSWORD: ADMIN_PASSWORD,
    DJANGO_SUPERUSER_EMAIL: "admin@example.org",
    PYTHONDONTWRITEBYTECODE: "1",
  };
  const manage = (...args: string[]) =>
    execFileSync(PYTHON, ["manage.py", ...args], {
      cwd: FOLDER,
      env: { ...process.env, ...variables },
      stdio: ["ignore", "ignore", "inherit"],
    });
  const fixture = join(folder, "stations.json");
  writeFileSync(
    fixture,
    JSON.stringify(stations.map((fields, i) => ({ model: "weather.station", pk: i + 1, fields }))),
  );
  manage("migrate", "--run-syncdb");
  manage("createsuperuser", "--noinput");
  manage("loaddata", fixture);
  const url = `http://127.0.0.1:${await freePort()}`;
  // Threads keep connections open, as our server does; gunicorn's default would open one for each request.
  const workers = ["--workers", String(WORKERS), "--worker-class", "gthread", "--threads", String(THREADS)];
  const options = ["--bind", new URL(url).host, ...workers, "--log-level", "error"];
  const launched = launchCommand(PYTHON, ["-m", "gunicorn", ...options, "weather.wsgi"], variables, FOLDER);
  const stop = async () => {
    await launched.kill("SIGTERM");
    rmSync(folder, { recursive: true });
  };
  const isReady = () =>
    fetch(`${url}/home/`).then(
      ({ ok }) => ok,
      () => false,
    );
  if (!(await until(isReady))) {
    await stop();
    throw new Error(`Django did not start:\n${launched.errors()}`);
  }
  return { url, pid: launched.pid, stop };
}
