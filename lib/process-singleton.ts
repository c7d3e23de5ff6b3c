const registry: Map<string, unknown> = (() => {
  const holder = globalThis as { weatherStationOnce?: Map<string, unknown> };
  holder.weatherStationOnce ??= new Map();
  return holder.weatherStationOnce;
})();

/**
 * One instance per process. Next bundles its own copy of these modules beside the one that the server loads, and a
 * second database client or event bus would not know about the first.
 */
export function processSingleton<T>(name: string, make: () => T): T {
  if (!registry.has(name)) registry.set(name, make());
  return registry.get(name) as T;
}

/** Removes an instance that has been closed, and returns it. */
export function forget<T>(name: string): T | undefined {
  const instance = registry.get(name) as T | undefined;
  registry.delete(name);
  return instance;
}
