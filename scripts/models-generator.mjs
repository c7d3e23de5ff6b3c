// A Prisma generator that writes the models as plain data, for code that works on all of them alike (backup, the admin,
// the test that compares the real tables with the models).
import { writeFileSync } from "node:fs";
import generatorHelper from "@prisma/generator-helper";

generatorHelper.generatorHandler({
  onManifest: () => ({ prettyName: "models as data", defaultOutput: "./models.json" }),
  onGenerate: ({ dmmf, generator }) => {
    const models = dmmf.datamodel.models.map((model) => ({
      name: model.name,
      doc: model.documentation ?? "",
      primaryKey: model.primaryKey?.fields ?? model.fields.filter((field) => field.isId).map((field) => field.name),
      uniques: [...model.uniqueFields, ...model.fields.filter((field) => field.isUnique).map((field) => [field.name])],
      fields: model.fields
        .filter((field) => field.kind === "scalar")
        .map(({ name, type, isRequired, hasDefaultValue, isUpdatedAt, nativeType, documentation }) => ({
          name,
          type,
          isRequired,
          // Includes values that the client fills in.
          hasDefaultValue: hasDefaultValue || isUpdatedAt === true,
          ...(isUpdatedAt ? { isUpdatedAt } : {}),
          ...(/Char$/.test(nativeType?.[0] ?? "") ? { maxLength: Number(nativeType[1][0]) } : {}),
          doc: documentation ?? "",
        })),
      references: model.fields
        .filter((field) => field.relationFromFields?.length)
        .map((field) => ({
          fields: field.relationFromFields,
          model: field.type,
          onDelete: field.relationOnDelete ?? "NoAction",
        })),
      indexes: dmmf.datamodel.indexes
        .filter((index) => index.model === model.name && index.type === "normal")
        .map((index) => index.fields.map((field) => field.name)),
    }));
    writeFileSync(generator.output.value, `${JSON.stringify(models, null, 2)}\n`);
  },
});
