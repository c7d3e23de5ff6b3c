import { Feed } from "feed";
import type { StationSummary } from "../contract/station";
import { conditionsText } from "../format/conditions";
import type { Preferred } from "../format/preferred";
import { siteOrigin } from "../rest/origin";
import { type Document, openAnswer, openStation, openStations } from "./open";
import { preferredIn } from "./reader";

/** Stations of the feed of all: those that reported last. */
const MOST = 100;

/** GET /feed.atom: the current conditions of the stations that reported last, of those that anyone may see. */
export function feedHandler(request: Request): Promise<Response> {
  return openAnswer(request, async () => {
    const stations = (await openStations()).sort((a, b) => (b.timestamp ?? 0) - (a.timestamp ?? 0)).slice(0, MOST);
    const { t } = preferredIn(request);
    return atom(request, { path: "", title: t("common.siteName"), stations });
  });
}

/** GET /stations/{id}/feed.atom: those of one station. */
export function stationFeedHandler(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  return openAnswer(request, async () => {
    const station = await openStation((await params).id);
    return atom(request, { path: `/stations/${station.id}`, title: station.name, stations: [station] });
  });
}

interface Content {
  /** Of the page that the feed belongs to. */
  path: string;
  title: string;
  stations: StationSummary[];
}

function atom(request: Request, { path, title, stations }: Content): Document {
  const preferred = preferredIn(request);
  const origin = siteOrigin(request.headers);
  const page = `${origin}${path}`;
  const times = stations.flatMap(({ timestamp }) => timestamp ?? []);
  const feed = new Feed({
    id: `${page}/`,
    title: clean(title),
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

/** Each reading is an entry of its own, so that a feed reader shows it as new. */
function addStation(feed: Feed, station: StationSummary, origin: string, preferred: Preferred): void {
  const { id, name, timestamp, latest } = station;
  if (timestamp === null) return;
  const link = `${origin}/stations/${id}`;
  const { temperature } = latest;
  const headline = temperature === undefined ? "" : `: ${preferred.format.value("temperature", temperature)}`;
  feed.addItem({
    id: `${link}#${timestamp}`,
    title: html(`${name}${headline}`),
    link,
    date: new Date(timestamp),
    description: html(conditionsText(latest, preferred)),
  });
}

/** XML has no way to write control characters and the like. */
function clean(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "");
}

/** An entry's texts are HTML. */
function html(text: string): string {
  return clean(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
