import type { MqttDoor } from "../start";

export async function openExternal(_url: string): Promise<MqttDoor> {
  throw new Error("not there yet");
}
