import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Launched, launchCommand } from "../support/launch";

/** Debian installs it outside of an ordinary user's PATH. */
export const NGINX = ["nginx", "/usr/sbin/nginx"].find((path) => spawnSync(path, ["-v"]).status === 0);

export interface Ports {
  https: number;
  http: number;
  /** The port of the server behind it. */
  server: number;
  mqttWs: number;
}

/** Starts nginx with the configuration of docs/proxy.md, on other ports and with a certificate of its own. */
export function startNginx(folder: string, { https, http, server, mqttWs }: Ports): Launched {
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  const subject = ["-days", "2", "-subj", "/CN=weather.example.org"];
  execFileSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", cert, ...subject], {
    stdio: "ignore",
  });
  const shown = /```nginx\n([\s\S]*?)```/.exec(readFileSync("docs/proxy.md", "utf8"))?.[1] ?? "";
  const block = shown
    .replace("listen 443 ssl", `listen 127.0.0.1:${https} ssl`)
    .replace("listen 80", `listen 127.0.0.1:${http}`)
    .replace("127.0.0.1:8000", `127.0.0.1:${server}`)
    .replace("127.0.0.1:9001", `127.0.0.1:${mqttWs}`)
    .replace(/(ssl_certificate) .*;/, `$1 ${cert};`)
    .replace(/(ssl_certificate_key) .*;/, `$1 ${key};`);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${folder};`);
  const config = join(folder, "nginx.conf");
  const user = process.getuid?.() === 0 ? "user root;\n" : "";
  writeFileSync(
    config,
    `${user}daemon off;\npid ${folder}/nginx.pid;\nerror_log stderr;\nevents {}\nhttp {\naccess_log off;\n${temporary.join("\n")}\n${block}}\n`,
  );
  return launchCommand(NGINX ?? "nginx", ["-p", folder, "-c", config]);
}
