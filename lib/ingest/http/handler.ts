import { actorOf } from "../../auth/request";
import { AppError } from "../../errors";
import { errorResponse, json } from "../../rest/respond";
import { contextFor } from "../../services/context";
import { record } from "../../services/readings/record";
import { csvReadings } from "./csv";
import { BodyError, type Decoded, type Decoder } from "./decoder";
import { jsonReadings } from "./json";
import { limited } from "./limited";
import { linesReadings } from "./lines";
import { Report } from "./report";

const BODY_BYTES = 50 * 1024 * 1024;
const BATCH = 1000;

const DECODERS = new Map<string, Decoder>([
  ["application/json", jsonReadings],
  ["application/x-ndjson", linesReadings],
  ["application/ndjson", linesReadings],
  ["application/jsonl", linesReadings],
  ["text/csv", csvReadings],
]);

/**
 * POST /api/v1/readings: one reading, an array, NDJSON or CSV, read as it streams in. For a device key (its own
 * station) and staff who may add SensorData, by Basic login. Answers with what became of each reading:
 * 201 when any was stored, 200 when all stood already, 400 when none was any good.
 */
export async function readingsHandler(request: Request): Promise<Response> {
  try {
    if (request.method !== "POST") return methodNotAllowed(request.method);
    const actor = await actorOf(contextFor().database, request.headers, Date.now());
    const ctx = contextFor(actor);
    // Asks before the body: whoever may record nothing shall not send 50 MB first.
    await record(ctx, []);
    return await recordBody(request, (batch) => record(ctx, batch));
  } catch (error) {
    return errorResponse(error);
  }
}

async function recordBody(request: Request, store: (batch: unknown[]) => ReturnType<typeof record>): Promise<Response> {
  const decode = decoderFor(request);
  const report = new Report();
  let batch: Decoded[] = [];
  const flush = async () => {
    report.add(batch, await store(batch.map((item) => item.value)));
    batch = [];
  };
  try {
    for await (const item of decode(limited(request.body, BODY_BYTES))) {
      batch.push(item);
      if (batch.length >= BATCH) await flush();
    }
    await flush();
  } catch (error) {
    if (!(error instanceof BodyError)) throw error;
    // What came whole before the fault is good: it is stored, and the answer says how far that was.
    await flush();
    return json({ ...report.body(), detail: error.message }, { status: error.status });
  }
  return json(report.body(), { status: report.status() });
}

function decoderFor(request: Request): Decoder {
  const type = request.headers.get("content-type") ?? "";
  const decoder = DECODERS.get(type.split(";", 1)[0]?.trim().toLowerCase() ?? "");
  if (!decoder) throw new AppError("unsupported", `Unsupported media type "${type}" in request.`);
  const encoding = request.headers.get("content-encoding") ?? "identity";
  if (encoding !== "identity") throw new AppError("unsupported", `Unsupported content encoding "${encoding}".`);
  if (Number(request.headers.get("content-length") ?? 0) > BODY_BYTES) {
    throw new AppError("too_large", "The body is larger than 50 MB.");
  }
  return decoder;
}

function methodNotAllowed(method: string): Response {
  return json({ detail: `Method "${method}" not allowed.` }, { status: 405, headers: { Allow: "POST" } });
}
