import type { Language } from "../contract/language";
import type { en } from "./en";

/** A sentence with {placeholders}; where it contains a count, one form for each plural category of the language. */
export type Message = string | Plural;
type Plural = { readonly other: string } & { readonly [Category in Intl.LDMLPluralRule]?: string };

type English = typeof en;
/** All texts of a language, by namespace. */
export type Catalogue = {
  readonly [Namespace in keyof English]: { readonly [Name in keyof English[Namespace]]: Message };
};

type MessagesOf<Namespace extends keyof English> = Extract<keyof English[Namespace], string>;
export type TextKey = { [Namespace in keyof English]: `${Namespace}.${MessagesOf<Namespace>}` }[keyof English];

type MessageAt<Key extends TextKey> = Key extends `${infer Namespace extends keyof English}.${infer Name}`
  ? English[Namespace][Name & keyof English[Namespace]]
  : never;
type Names<Sentence> = Sentence extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
type NamesIn<Found> = Found extends string
  ? Names<Found>
  : Found extends { other: infer Other }
    ? Names<Other> | "count"
    : never;
type Arguments<Key extends TextKey> = [NamesIn<MessageAt<Key>>] extends [never]
  ? []
  : [values: { [Name in NamesIn<MessageAt<Key>>]: Name extends "count" ? number : string | number }];

/** Returns a text of the catalogue with its placeholders filled in: `t("station.lastReading", { time })`. */
export type Text = <Key extends TextKey>(key: Key, ...values: Arguments<Key>) => string;

/** @param number formats a {count} in the reader's locale */
export function textOf(catalogue: Catalogue, language: Language, number: (value: number) => string = String): Text {
  const plural = new Intl.PluralRules(language);
  return (key, ...[values]) => {
    const [namespace = "", name = ""] = key.split(".");
    const namespaces: Record<string, Record<string, Message>> = catalogue;
    const message = namespaces[namespace]?.[name];
    if (message === undefined) return key;
    const given: Record<string, string | number> = values ?? {};
    const sentence = typeof message === "string" ? message : sentenceFor(message, plural.select(Number(given.count)));
    return sentence.replace(/\{(\w+)\}/g, (_, slot: string) => filled(given[slot], number));
  };
}

function sentenceFor(message: Plural, category: Intl.LDMLPluralRule): string {
  return message[category] ?? message.other;
}

function filled(value: string | number | undefined, number: (value: number) => string): string {
  return typeof value === "number" ? number(value) : (value ?? "");
}
