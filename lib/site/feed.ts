import { Feed } from "feed";
import { conditionsText } from "../format/conditions";
import { lateWord, observedText } from "../format/observed";
import type { Preferred } from "../format/preferred";
import { siteOrigin } from "../http/origin";
import type { StationAsOfNow } from "../services/stations";
import { freshnessSince } from "../weather/time/freshness";
import { type Document, openAnswer, openStation, openStations } from "./open";
import { preferredIn } from "./reader";

/** Stations in the feed of all: those that reported last. */
const MAX_STATIONS = 100;

/** GET /feed.atom: the current conditions of the public stations that reported last. */
export function feedHandler(request: Request): Promise<Response> {
  return openAnswer(request, async () => {
    const preferred = preferredIn(request);
    const stations = await openStations(MAX_STATIONS);
    return atom(request, preferred, { path: "", title: preferred.t("common.siteName"), stations });
  });
}

/** GET /stations/{id}/feed.atom: those of one station. */
export function stationFeedHandler(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  return openAnswer(request, async () => {
    const station = await openStation((await params).id);
    const preferred = preferredIn(request, station.timeZone);
    const subtitle = observedText(station, station.freshness, preferred);
    return atom(request, preferred, {
      path: `/stations/${station.id}`,
      title: station.name,
      subtitle,
      stations: [station],
    });
  });
}

interface Content {
  /** The path of the page that the feed belongs to. */
  path: string;
  title: string;
  subtitle?: string;
  stations: StationAsOfNow[];
}

function atom(request: Request, preferred: Preferred, { path, title, subtitle, stations }: Content): Document {
  const origin = siteOrigin(request.headers);
  const page = `${origin}${path}`;
  const times = stations.flatMap((station) => changedAt(station) ?? []);
  const feed = new Feed({
    id: `${page}/`,
    title: clean(title),
    ...(subtitle !== undefined && { description: clean(subtitle) }),
    link: `${page}${path ? "" : "/"}`,
    feedLinks: { atom: `${page}/feed.atom` },
    language: preferred.format.reader.language,
    updated: new Date(Math.max(0, ...times)),
    author: { name: clean(preferred.t("common.siteName")) },
    generator: false,
  });
  for (const station of stations) addStation(feed, station, origin, preferred);
  return { type: "application/atom+xml; charset=utf-8", body: feed.atom1() };
}

/**
 * Each reading is an entry of its own, so that a feed reader shows it as new. When it becomes too old to be the present
 * weather its entry is updated, since readers keep what they have of an entry that was not.
 */
function addStation(feed: Feed, station: StationAsOfNow, origin: string, preferred: Preferred): void {
  const { id, name, timestamp, freshness, latest } = station;
  const changed = changedAt(station);
  if (timestamp === null || changed === undefined) return;
  const { t, format } = preferred;
  const link = `${origin}/stations/${id}`;
  const { temperature } = latest;
  const headline = temperature === undefined ? "" : `: ${format.value("temperature", temperature)}`;
  const word = lateWord(freshness, t);
  const texts = [conditionsText(station, preferred), observedText(station, freshness, preferred)];
  feed.addItem({
    id: `${link}#${timestamp}`,
    title: html(`${name}${headline}${word ? ` (${word})` : ""}`),
    link,
    date: new Date(changed),
    published: new Date(timestamp),
    description: html(texts.filter(Boolean).join(". ")),
  });
}

/** When its newest reading came, or became too old; epoch ms. */
function changedAt({ timestamp, freshness }: StationAsOfNow): number | undefined {
  return timestamp === null || freshness === "never" ? undefined : freshnessSince(timestamp, freshness);
}

/** XML cannot express control characters and the like. */
function clean(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "");
}

/** The texts of an entry are HTML. */
function html(text: string): string {
  return clean(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
