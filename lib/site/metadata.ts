import "server-only";
import type { Metadata } from "next";
import { headers } from "next/headers";
import type { StationSummary } from "../contract/station/station";
import { env } from "../env";
import { AppError } from "../errors";
import { conditionsText } from "../format/conditions";
import { observedText } from "../format/observed";
import { siteOrigin } from "../http/origin";
import { contextFor } from "../services/context";
import { asOfNow } from "../services/stations";
import { PICTURE_SIZE } from "./picture-size";
import { visitor } from "./visitor";

/** The default metadata of all pages. */
export async function siteMetadata(): Promise<Metadata> {
  const { t, reader } = await visitor();
  const [name, description] = [t("common.siteName"), t("common.siteDescription")];
  return {
    ...(await baseOf()),
    title: { default: name, template: `%s · ${name}` },
    description,
    applicationName: name,
    appleWebApp: { title: name },
    openGraph: { type: "website", siteName: name, title: name, description, locale: reader.language },
    twitter: { card: "summary" },
  };
}

/** The map's metadata, with the feeds of all stations. */
export async function mapMetadata(): Promise<Metadata> {
  return { alternates: alternatesOf("") };
}

/** A station's metadata. A private station reveals nothing: no picture, no feed, no search engine. */
export async function stationMetadata(station: StationSummary): Promise<Metadata> {
  const { name: title, id, isPublic, timeZone } = station;
  const preferred = await visitor(timeZone);
  const { t, reader } = preferred;
  const now = await asOfNow(contextFor(), { station });
  const conditions = conditionsText(now, preferred);
  // With the time of observation, as others show it for long.
  const description = conditions
    ? `${conditions}. ${observedText(now, now.freshness, preferred)}`
    : t("station.description", { name: title });
  if (!isPublic) return { title, description, robots: { index: false } };
  const path = `/stations/${id}`;
  const picture = { url: `${path}/picture.png?lang=${reader.language}&units=${reader.system}`, alt: description };
  return {
    title,
    description,
    alternates: alternatesOf(path),
    openGraph: {
      type: "website",
      siteName: t("common.siteName"),
      title,
      description,
      images: [{ ...picture, ...PICTURE_SIZE }],
    },
    twitter: { card: "summary_large_image" },
  };
}

function alternatesOf(path: string): NonNullable<Metadata["alternates"]> {
  return {
    ...(env.PUBLIC_URL && { canonical: path || "/" }),
    types: { "application/atom+xml": `${path}/feed.atom`, "application/json": `${path}/current.json` },
  };
}

/** The base of pictures' and feeds' addresses; undefined if the host may not be the site's own. */
async function baseOf(): Promise<Pick<Metadata, "metadataBase">> {
  try {
    return { metadataBase: new URL(siteOrigin(new Headers(await headers()))) };
  } catch (error) {
    if (error instanceof AppError) return {};
    throw error;
  }
}
