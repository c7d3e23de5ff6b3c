import { type Subscribe, Upstream } from "./upstream";

/** The browser's shared worker: one connection for all tabs. */
const ports = new Set<MessagePort>();
const upstream = new Upstream((told) => {
  for (const port of ports) port.postMessage(told);
});

addEventListener("connect", (connecting) => {
  const [port] = (connecting as MessageEvent).ports;
  if (!port) return;
  port.onmessage = ({ data }: MessageEvent<Subscribe | "leave">) => {
    if (data === "leave") return ports.delete(port);
    ports.add(port);
    upstream.join(data);
  };
});
