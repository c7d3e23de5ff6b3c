/** What is said of the services that weather comes from. */
export const service = {
  by: "By {source}",
  fetched: "fetched {age}",
  unreachable: "{source} cannot be reached.",
  timeout: "{source} did not answer in time.",
  refused: "{source} refuses the key or the contact that this site gives.",
  unknownPlace: "{source} does not know this place.",
  busy: "{source} asks for fewer requests.",
  unreadable: "The answer of {source} cannot be read.",
  failed: "{source} has a failure.",
  again: "It will be asked again at {time}.",
} as const;
