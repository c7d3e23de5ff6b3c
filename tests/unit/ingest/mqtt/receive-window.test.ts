import type { IPublishPacket } from "mqtt-packet";
import { expect, it } from "vitest";
import { ReceiveWindow } from "@/lib/ingest/mqtt/embedded/receive-window";

const packet = (messageId: number): IPublishPacket => ({
  cmd: "publish",
  messageId,
  topic: "t",
  payload: "",
  qos: 1,
  dup: false,
  retain: false,
});

it("sends no more than the client wants at once, in order, and gives up on one that acknowledges nothing", () => {
  const sent: (number | undefined)[] = [];
  const window = new ReceiveWindow(({ messageId }) => sent.push(messageId));
  window.open(2);
  for (const id of [1, 2, 3, 4]) window.take(packet(id));
  expect(sent).toEqual([1, 2]);
  window.settle(9);
  window.settle(2);
  expect(sent).toEqual([1, 2, 3]);
  window.settle(1);
  expect(sent).toEqual([1, 2, 3, 4]);
  const flood = () => Array.from({ length: 2000 }, (_, id) => window.take(packet(id + 10)));
  expect(flood).toThrow("does not acknowledge");
});
