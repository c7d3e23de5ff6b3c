import { citySchema } from "../../contract/forecast/city";
import { recordVerbs } from "../../services/records";
import { create, createMany, declare, update } from "../model/declare";

const verbs = recordVerbs("City");

export const admin = declare({
  model: "City",
  plural: "cities",
  group: "Weather",
  columns: ["name"],
  search: ["name"],
  ordering: ["name"],
  fieldsets: [
    {
      help: "The weather of these cities, by OpenWeatherMap, is at /cities/. It needs the setting OPENWEATHERMAP_KEY.",
      fields: ["name"],
    },
  ],
  fields: { name: { help: "As OpenWeatherMap knows it: Berlin, or Berlin,DE with the country." } },
  verbs: {
    ...verbs,
    create: create(citySchema, (ctx, input) => verbs.create.run(ctx, input)),
    update: update(citySchema.partial(), (ctx, key, input, check) => verbs.update.run(ctx, key, input, check)),
    createMany: createMany(citySchema, (ctx, items) => verbs.createMany.run(ctx, items)),
  },
});
