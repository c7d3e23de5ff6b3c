import { BROWSERS, detail, HTML } from "../../support/shown";
import type { Row } from "../row";
import { PAGED } from "../world";

const ALL = "$origin/station/?search=Paged";
const INVALID = detail("Invalid page.");

/** Names of the stations from one number to another, as results. */
function from(first: number, last: number) {
  const step = first <= last ? 1 : -1;
  return Array.from({ length: Math.abs(last - first) + 1 }, (_, i) => ({
    name: `Paged ${String(first + i * step).padStart(2, "0")}`,
  }));
}

interface Page {
  count?: number;
  next: string | null;
  previous: string | null;
  results: unknown[];
}

function page(fact: string, query: string, { count = PAGED, ...body }: Page): Row {
  return { fact, send: `GET /station/?search=Paged${query}`, status: 200, like: { count, ...body } };
}

const notThere: Row[] = [
  "0",
  "-1",
  "abc",
  "1.5",
  "4",
  "99999999999999999999",
  "",
  "%00",
  "LAST",
  "1e0",
  "1__0",
  "_1",
  "1_",
  "+",
  "1%202",
  "--1",
  "0x1",
].map((number) => ({
  fact: `there is no page ${JSON.stringify(number)}`,
  send: `GET /station/?search=Paged&page=${number}`,
  status: 404,
  answer: INVALID,
}));

const usual: Row[] = ["0", "-5", "abc", "", "2.5"].map((size) =>
  page(`a page of ${JSON.stringify(size)} is one of ten`, `&page_size=${size}`, {
    next: `${ALL}&page_size=${encodeURIComponent(size)}&page=2`,
    previous: null,
    results: from(1, 10),
  }),
);

export const pages: Row[] = [
  page("the first of ten each", "", { next: `${ALL}&page=2`, previous: null, results: from(1, 10) }),
  page("the first, by its number", "&page=1", { next: `${ALL}&page=2`, previous: null, results: from(1, 10) }),
  page("the second, whose previous has no number", "&page=2", {
    next: `${ALL}&page=3`,
    previous: ALL,
    results: from(11, 20),
  }),
  ...["%202", "2%20", "%092%0A", "+2", "%2B2", "02", "0_2"].map((number) =>
    page(`the second, as Python reads ${JSON.stringify(number)}`, `&page=${number}`, {
      next: `${ALL}&page=3`,
      previous: ALL,
      results: from(11, 20),
    }),
  ),
  page("the tenth, with an underscore as Python has it", "&page_size=2&page=1_0", {
    next: `${ALL}&page_size=2&page=11`,
    previous: `${ALL}&page_size=2&page=9`,
    results: from(19, 20),
  }),
  page("the last, by its number", "&page=3", { next: null, previous: `${ALL}&page=2`, results: from(21, 25) }),
  page("the last, by its name", "&page=last", { next: null, previous: `${ALL}&page=2`, results: from(21, 25) }),
  page("of a repeated number the last", "&page=99&page=2", {
    next: `${ALL}&page=3`,
    previous: ALL,
    results: from(11, 20),
  }),
  page("in the size that is asked for", "&page_size=7&page=2", {
    next: `${ALL}&page_size=7&page=3`,
    previous: `${ALL}&page_size=7`,
    results: from(8, 14),
  }),
  page("up to a thousand", "&page_size=1000", { next: null, previous: null, results: from(1, 25) }),
  page("and no more", "&page_size=100000", { next: null, previous: null, results: from(1, 25) }),
  page("the links keep the rest of the query", "&format=json&page=2&x=a%20b", {
    next: `${ALL}&format=json&page=3&x=a+b`,
    previous: `${ALL}&format=json&x=a+b`,
    results: from(11, 20),
  }),
  page("ordered by name", "&ordering=name&page_size=3", {
    next: `${ALL}&ordering=name&page_size=3&page=2`,
    previous: null,
    results: from(1, 3),
  }),
  page("ordered from the end", "&ordering=-name&page_size=3", {
    next: `${ALL}&ordering=-name&page_size=3&page=2`,
    previous: null,
    results: from(25, 23),
  }),
  page("ordered by numbers as numbers", "&ordering=-lat&page_size=3", {
    next: `${ALL}&ordering=-lat&page_size=3&page=2`,
    previous: null,
    results: from(25, 23),
  }),
  page("ordered by several", "&ordering=temperature,lon&page_size=3", {
    next: `${ALL}&ordering=temperature%2Clon&page_size=3&page=2`,
    previous: null,
    results: from(25, 23),
  }),
  page("an unknown ordering is ignored", "&ordering=nonsense,-password&page_size=1", {
    next: `${ALL}&ordering=nonsense%2C-password&page_size=1&page=2`,
    previous: null,
    results: from(1, 1),
  }),
  page("found by several words", "%2007", { count: 1, next: null, previous: null, results: from(7, 7) }),
  page("found in small letters", "&search=pAGED%2007", { count: 1, next: null, previous: null, results: from(7, 7) }),
  page("none found", "&search=%25", { count: 0, next: null, previous: null, results: [] }),
  page("none found, its last page", "&search=%25&page=last", { count: 0, next: null, previous: null, results: [] }),
  page("by a filter of a field", "&name=Paged%2007", { count: 1, next: null, previous: null, results: from(7, 7) }),
  page("which wants the whole name", "&name=Paged", { count: 0, next: null, previous: null, results: [] }),
  ...usual,
  ...notThere,
  {
    fact: "the envelope to the letter",
    send: "GET /station/?name=Paged%2001",
    headers: { Accept: "application/json; indent=4" },
    status: 200,
    like: /^\{\n {4}"count": 1,\n {4}"next": null,\n {4}"previous": null,\n {4}"results": \[\n {8}\{\n {12}"url": "http:\/\/127\.0\.0\.1:\d+\/station\/\d+\/",\n {12}"name": "Paged 01",\n {12}"timestamp": null,\n {12}"temperature": null,\n {12}"lat": "1",\n {12}"lon": "-1"\n {8}\}\n {4}\]\n\}$/,
  },
  {
    fact: "a page that is not there is a page to a browser",
    send: "GET /station/?page=abc",
    headers: { Accept: BROWSERS.Firefox },
    status: 404,
    type: HTML,
    like: /Invalid page\./,
  },
];
