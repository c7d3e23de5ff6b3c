const registry: Map<string, unknown> = (() => {
  const holder = globalThis as { weatherStationOnce?: Map<string, unknown> };
  holder.weatherStationOnce ??= new Map();
  return holder.weatherStationOnce;
})();

/**
 * One instance a process. Next bundles its own copy of our modules, beside the one that the server in front of it
 * loads, and a second database client or event bus would not know of the first.
 */
export function processSingleton<T>(name: string, make: () => T): T {
  if (!registry.has(name)) registry.set(name, make());
  return registry.get(name) as T;
}

/** Forgets an instance that has been closed, and returns it. */
export function forget<T>(name: string): T | undefined {
  const instance = registry.get(name) as T | undefined;
  registry.delete(name);
  return instance;
}
