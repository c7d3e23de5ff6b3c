export { type AnnouncedStation, announcedStations, installationId } from "./announced";
