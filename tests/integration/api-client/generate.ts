import openapiTS, { astToString } from "openapi-typescript";
import { ENDPOINTS } from "@/lib/rest/endpoints";
import { openApiDocument } from "@/lib/rest/openapi/document";

/** The types of a client, as openapi-typescript generates them from our document. */
export async function clientTypes(): Promise<string> {
  const document = openApiDocument(ENDPOINTS, "0.0.0");
  return astToString(await openapiTS(JSON.stringify(document)));
}
