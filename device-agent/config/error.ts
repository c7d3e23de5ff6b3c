/** An error of the configuration, as a sentence that names the field. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}
