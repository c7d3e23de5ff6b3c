import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { CATALOGUES } from "@/lib/text/catalogues";
import { en } from "@/lib/text/en";
import { type Message, textOf } from "@/lib/text/text";
import { METRIC_KEYS, METRICS } from "@/lib/weather/metrics";

function messagesOf(catalogue: Record<string, Record<string, Message>>): Map<string, Message> {
  const namespaces = Object.entries(catalogue);
  return new Map(
    namespaces.flatMap(([namespace, texts]) =>
      Object.entries(texts).map(([name, text]) => [`${namespace}.${name}`, text]),
    ),
  );
}

function slotsOf(message: Message): string[] {
  const sentences = typeof message === "string" ? [message] : Object.values(message);
  return [...new Set(sentences.flatMap((sentence) => sentence.match(/\{\w+\}/g) ?? []))].sort();
}

const english = messagesOf(en);

describe.each(Object.entries(CATALOGUES))("the catalogue of %s", (language, catalogue) => {
  const messages = messagesOf(catalogue);

  it("a catalogue has every text, with the same placeholders", () => {
    expect([...messages.keys()].sort()).toEqual([...english.keys()].sort());
    for (const [key, message] of messages)
      expect([key, ...slotsOf(message)]).toEqual([key, ...slotsOf(english.get(key) ?? "")]);
  });

  it("a catalogue has a sentence for each plural category, and none is empty", () => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    for (const [key, message] of messages) {
      if (typeof message === "string") expect([key, message.trim()]).toEqual([key, message]);
      else expect(Object.keys(message).sort(), key).toEqual([...pluralCategories].sort());
      expect(message, key).not.toBe("");
    }
  });
});

describe("textOf", () => {
  const t = textOf(CATALOGUES.en, "en", (value) => `<${value}>`);

  it("textOf fills in placeholders and counts", () => {
    expect(t("age.ago", { amount: "{count}" })).toBe("{count} ago");
    expect(t("age.days", { count: 1 })).toBe("<1> day");
    expect(t("age.days", { count: 2 })).toBe("<2> days");
  });
});

it("the English texts use the labels of the list of metrics", () => {
  expect(en.metrics).toEqual(Object.fromEntries(METRIC_KEYS.map((key) => [key, METRICS[key].label])));
});

it("every text is used", () => {
  const sources = ["app", "components", "lib"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((path) => /\.tsx?$/.test(path) && !path.startsWith("text/"))
      .map((path) => readFileSync(`${folder}/${path}`, "utf8")),
  );
  const named = new Set(sources.flatMap((source) => source.match(/(?<=["`])[a-z]+\.\w+(?=["`])/gi) ?? []));
  // A name that is put together stands for all that it may become.
  const made = sources.flatMap((source) => source.match(/(?<=`)[a-z]+\.\w*\$\{[^`]*(?=`)/gi) ?? []);
  const patterns = made.map((template) => new RegExp(`^${template.replace(/\$\{[^}]*\}/g, "\\w+")}$`));
  const unused = [...english.keys()].filter((key) => !named.has(key) && !patterns.some((pattern) => pattern.test(key)));
  expect(unused).toEqual([]);
});
