import { expect } from "vitest";
import { detail, FORBIDDEN, FORM, ITEM_ALLOW, LIST_ALLOW, NOT_FOUND } from "../../support/shown";
import type { Row } from "../row";

const PERSON = "/users/$person/";
const GROUP = "/groups/$group/";
const REQUIRED = ["This field is required."];

const user = (username: string, changes: Record<string, unknown> = {}) => ({
  username,
  email: "",
  is_active: true,
  is_staff: false,
  is_superuser: false,
  groups: [],
  ...changes,
});

const root = (row: Row): Row => ({ as: "root", ...row });

const users: Row[] = [
  {
    fact: "POST adds a user, whose password never comes out",
    send: "POST /users/",
    json: { username: "added", password: "correct horse", email: "a@station.example", is_staff: true, groups: [] },
    status: 201,
    like: user("added", { email: "a@station.example", is_staff: true }),
    has: { Allow: LIST_ALLOW, Location: /\/users\/\d+\/$/ },
  },
  {
    fact: "the name is taken",
    send: "POST /users/",
    json: { username: "arshdeep", password: "correct horse" },
    status: 400,
    answer: { username: ["A user with that username already exists."] },
  },
  {
    fact: "the name is taken in other case",
    send: "POST /users/",
    json: { username: "ArshDeep", password: "correct horse" },
    status: 400,
    answer: { username: ["A user with that username already exists."] },
  },
  {
    fact: "POST wants a name and a password",
    send: "POST /users/",
    json: {},
    status: 400,
    like: { username: REQUIRED },
  },
  {
    fact: "and says of a password that it is missing",
    send: "POST /users/",
    json: { username: "new" },
    status: 400,
    answer: { password: REQUIRED },
  },
  {
    fact: "a short password",
    send: "POST /users/",
    json: { username: "new", password: "short" },
    status: 400,
    answer: { password: ["This password is too short: it needs at least 8 characters."] },
  },
  {
    fact: "a group that is not there",
    send: "POST /users/",
    json: { username: "new", password: "correct horse", groups: [2147483647] },
    status: 400,
    like: /^{"groups":\["/,
  },
  {
    fact: "a value that is not a boolean",
    send: "PATCH /users/$person/",
    json: { is_staff: "maybe" },
    status: 400,
    answer: { is_staff: ["Must be a valid boolean."] },
  },
  {
    fact: "GET reads",
    send: `GET ${PERSON}`,
    status: 200,
    like: { url: `$origin${PERSON}`, is_active: true, groups: [] },
    has: { Allow: ITEM_ALLOW },
  },
  {
    fact: "PATCH puts into a group by its address",
    send: `PATCH ${PERSON}`,
    json: { groups: [`$origin${GROUP}`] },
    status: 200,
    like: { groups: [`$origin${GROUP}`] },
  },
  {
    fact: "PATCH puts into a group by its number",
    send: `PATCH ${PERSON}`,
    json: { groups: ["$group"] },
    status: 200,
    like: { groups: [`$origin${GROUP}`] },
  },
  {
    fact: "PATCH by a form",
    send: `PATCH ${PERSON}`,
    headers: FORM,
    body: "is_active=false&groups=$group",
    status: 200,
    like: { is_active: false, groups: [`$origin${GROUP}`] },
  },
  {
    fact: "PUT keeps the password that it does not name",
    send: `PUT ${PERSON}`,
    json: { username: "renamed" },
    status: 200,
    like: { username: "renamed" },
  },
  { fact: "DELETE deletes", send: `DELETE ${PERSON}`, status: 204, text: "" },
  { fact: "DELETE of nobody", send: "DELETE /users/2147483647/", status: 404, answer: NOT_FOUND },
  {
    fact: "finds by name",
    send: "GET /users/?search=arshdeep",
    status: 200,
    like: {
      count: 1,
      results: [user("arshdeep", { is_staff: true, groups: [expect.stringMatching(/\/groups\/\d+\/$/)] })],
    },
  },
  {
    fact: "OPTIONS",
    send: "OPTIONS /users/",
    status: 200,
    like: {
      name: "User List",
      actions: {
        POST: {
          username: { type: "string", required: true, max_length: 150 },
          is_staff: { type: "boolean", required: false, label: "Is staff" },
        },
      },
    },
  },
  {
    fact: "OPTIONS of one",
    send: `OPTIONS ${PERSON}`,
    status: 200,
    like: { name: "User Instance", actions: { PUT: { groups: { type: "field" } } } },
  },
  {
    fact: "OPTIONS tells of a field in the order of Django REST framework",
    send: `OPTIONS ${PERSON}`,
    status: 200,
    like: /"groups":\{"type":"field","required":false,"read_only":false,"label":"Groups"\},"password":\{"type":"string","required":false,"read_only":false,"label":"Password","help_text":"At least 8 characters\. If left out, the password does not change\.","max_length":1024\}\}/,
  },
  {
    fact: "staff may not change themselves into more",
    send: `PATCH ${PERSON}`,
    as: "arshdeep",
    json: { is_superuser: true },
    status: 403,
    answer: FORBIDDEN,
  },
];

const groups: Row[] = [
  {
    fact: "POST adds a group",
    send: "POST /groups/",
    json: { name: "Observers", permissions: ["Station.view"] },
    status: 201,
    like: { name: "Observers", permissions: ["Station.view"] },
    has: { Location: /\/groups\/\d+\/$/ },
  },
  { fact: "POST wants a name", send: "POST /groups/", json: {}, status: 400, answer: { name: REQUIRED } },
  {
    fact: "a permission that is none",
    send: `PATCH ${GROUP}`,
    json: { permissions: ["Station.eat"] },
    status: 400,
    answer: { permissions: ['"Station.eat" is not a valid choice.'] },
  },
  {
    fact: "a value that is not a list",
    send: `PATCH ${GROUP}`,
    json: { permissions: 1 },
    status: 400,
    answer: { permissions: ["Expected a list of items."] },
  },
  {
    fact: "GET reads",
    send: `GET ${GROUP}`,
    status: 200,
    like: { url: `$origin${GROUP}`, permissions: ["Station.view"] },
    has: { Allow: ITEM_ALLOW },
  },
  {
    fact: "PUT replaces",
    send: `PUT ${GROUP}`,
    json: { name: "Replaced $group", permissions: [] },
    status: 200,
    answer: { url: `$origin${GROUP}`, name: "Replaced $group", permissions: [] },
  },
  {
    fact: "PATCH changes",
    send: `PATCH ${GROUP}`,
    json: { permissions: ["Station.add", "Station.view"] },
    status: 200,
    like: { permissions: ["Station.view", "Station.add"] },
  },
  {
    fact: "PATCH by a form, with a field repeated",
    send: `PATCH ${GROUP}`,
    headers: FORM,
    body: "permissions=Station.view&permissions=Station.add",
    status: 200,
    like: { permissions: ["Station.view", "Station.add"] },
  },
  { fact: "DELETE deletes", send: `DELETE ${GROUP}`, status: 204, text: "" },
  {
    fact: "finds by name",
    send: "GET /groups/?search=reader",
    status: 200,
    like: { count: 1, results: [{ name: "reader" }] },
  },
  {
    fact: "another state",
    send: `DELETE ${GROUP}`,
    headers: { "If-Match": '"x"' },
    status: 412,
    answer: detail("The resource has changed since it was read."),
  },
  {
    fact: "OPTIONS",
    send: "OPTIONS /groups/",
    status: 200,
    like: { name: "Group List", actions: { POST: { permissions: { type: "multiple choice", required: false } } } },
  },
  {
    fact: "not for staff who are not superusers",
    send: "GET /groups/",
    as: "arshdeep",
    status: 403,
    answer: FORBIDDEN,
  },
];

export const people: Row[] = [...users, ...groups].map(root);
