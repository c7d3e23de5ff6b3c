import { stationsHandler } from "@/lib/rest/resources/station";

export const dynamic = "force-dynamic";
export {
  stationsHandler as DELETE,
  stationsHandler as GET,
  stationsHandler as HEAD,
  stationsHandler as OPTIONS,
  stationsHandler as PATCH,
  stationsHandler as POST,
  stationsHandler as PUT,
};
