import { PlainAnswer } from "../http/plain-answer";
import { restHandler } from "./router";

async function handler(request: Request): Promise<Response> {
  const answer = await restHandler(request);
  return answer instanceof PlainAnswer ? answer.toResponse() : answer;
}

/** The methods of a Next route: every address of the REST API answers all of them, unsupported ones with 405. */
export {
  handler as DELETE,
  handler as GET,
  handler as HEAD,
  handler as OPTIONS,
  handler as PATCH,
  handler as POST,
  handler as PUT,
};
