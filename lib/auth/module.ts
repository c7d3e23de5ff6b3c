/** The default export of a CommonJS package: Node returns it inside a module object, a bundler directly. */
export function defaultOf<T extends object>(module: T): T {
  return "default" in module ? (module.default as T) : module;
}
