/** The default export of a CommonJS package: Node gives the module that holds it, where a bundler gives it itself. */
export function defaultOf<T extends object>(module: T): T {
  return "default" in module ? (module.default as T) : module;
}
