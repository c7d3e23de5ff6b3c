import type { Context } from "../context";

const NAME = "demo";

export type DemoState = "loaded" | "removed";

/** Whether the demo was loaded or removed; undefined on an installation that never had it. */
export async function demoState({ database }: Context): Promise<DemoState | undefined> {
  const setting = await database.prisma.setting.findUnique({ where: { name: NAME } });
  return setting?.value === "loaded" || setting?.value === "removed" ? setting.value : undefined;
}

export async function setDemoState({ database }: Context, value: DemoState): Promise<void> {
  await database.prisma.setting.upsert({ where: { name: NAME }, create: { name: NAME, value }, update: { value } });
}
