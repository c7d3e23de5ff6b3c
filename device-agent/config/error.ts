/** What is wrong with the configuration, in a sentence that names the field. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}
