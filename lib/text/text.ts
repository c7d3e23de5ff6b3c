import type { Language } from "../contract/language";
import type { en } from "./en";

/** A sentence with {names} to fill in; where it counts something, one for each plural category of the language. */
export type Message = string | Plural;
type Plural = { readonly other: string } & { readonly [Category in Intl.LDMLPluralRule]?: string };

type English = typeof en;
/** All texts of a language, by the room of the house where they show. */
export type Catalogue = { readonly [Room in keyof English]: { readonly [Name in keyof English[Room]]: Message } };

type MessagesOf<Room extends keyof English> = Extract<keyof English[Room], string>;
export type TextKey = { [Room in keyof English]: `${Room}.${MessagesOf<Room>}` }[keyof English];

type MessageAt<Key extends TextKey> = Key extends `${infer Room extends keyof English}.${infer Name}`
  ? English[Room][Name & keyof English[Room]]
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

/** Gives a text of the catalogue, filled in: `t("station.lastReading", { time })`. */
export type Text = <Key extends TextKey>(key: Key, ...values: Arguments<Key>) => string;

/** `number` writes a {count} as the reader's locale does. */
export function textOf(catalogue: Catalogue, language: Language, number: (value: number) => string = String): Text {
  const plural = new Intl.PluralRules(language);
  return (key, ...[values]) => {
    const [room = "", name = ""] = key.split(".");
    const rooms: Record<string, Record<string, Message>> = catalogue;
    const message = rooms[room]?.[name];
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
