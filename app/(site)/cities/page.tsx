import type { Metadata } from "next";
import { CitiesView } from "@/components/cities/CitiesView";
import { RenderedAt } from "@/components/live/Now";
import { Preferences } from "@/components/prefs/Preferences";
import { visitorReading } from "@/lib/site/visitor";
import { caller, rendered } from "@/lib/trpc/server";
import { NotThere, notThereMetadata } from "../not-there";

/** Undefined where there is nothing for this visitor: without a key of OpenWeatherMap, which staff are told. */
async function load() {
  const found = await (await caller()).forecast.cities();
  return found.cities || found.isStaff ? found : undefined;
}

export async function generateMetadata(): Promise<Metadata> {
  if (!(await load())) return notThereMetadata();
  const { t } = await visitorReading(["cities"]);
  return {
    title: t("cities.title"),
    description: t("cities.description"),
    alternates: { types: { "application/json": "/cities.json" } },
  };
}

export default async function CitiesPage() {
  const found = await load();
  if (!found) return <NotThere />;
  const { reader, catalogue } = await visitorReading(["conditions", "service", "cities"]);
  return (
    <RenderedAt {...(await rendered())}>
      <Preferences reader={reader} catalogue={catalogue}>
        <CitiesView initial={found} />
      </Preferences>
    </RenderedAt>
  );
}
