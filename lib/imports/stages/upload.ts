import { type Acting, actingFor } from "@/lib/auth/acting";
import type { ActionDefinition } from "@/lib/auth/action";
import { fileNameOf, type IncomingAnswer, receiveFile } from "@/lib/auth/incoming";
import { AppError } from "@/lib/errors";
import { receiveImport } from "../mutations";
import { mayImport } from "../policy";
import { uploadInput } from "../schema";
import { largestUpload, type Received, uploadNameHeader, uploadPlanHeader } from "../types";
import { tooLarge } from "./read";
import { beginReading } from "./reading";
import { unpackApart } from "./threads";
import { isArchiveOfDocuments } from "./unpack";

interface Upload {
  fileName: string;
  bytes: Uint8Array;
  planId?: string | undefined;
}

/** Behind the same gates as an action; the route hands it the bytes. */
export const uploadDefinition: ActionDefinition<typeof uploadInput, Received> = {
  name: "import.upload",
  input: uploadInput,
  allow: mayImport,
  run: async (actor, upload, now) => {
    const acting = actingFor(actor);
    // A plan has one later text at a time; an archive of several would be as many.
    const received =
      upload.planId === undefined && isArchiveOfDocuments(upload.bytes)
        ? await receiveArchive(acting, upload, now)
        : { imports: [await receiveOne(acting, upload, now)], left: [] };
    for (const { id } of received.imports) beginReading(id);
    return received;
  },
};

async function receiveOne(acting: Acting, upload: Upload, now: Date): Promise<Received["imports"][number]> {
  const { id } = await receiveImport(acting, upload, now);
  return { id, fileName: upload.fileName };
}

/** Each document of an archive becomes an import of its own; what is none is named with the reason. */
async function receiveArchive(acting: Acting, { bytes }: Upload, now: Date): Promise<Received> {
  const { files, left } = await unpackApart(bytes);
  const imports: Received["imports"] = [];
  for (const { fileName, bytes: part } of files) {
    try {
      imports.push(await receiveOne(acting, { fileName, bytes: new Uint8Array(part) }, now));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      left.push({ fileName, code: error.code, params: error.params });
    }
  }
  if (imports.length === 0) {
    const [first] = left;
    throw first ? new AppError(first.code, first.params) : new AppError("documentUnsupported");
  }
  return { imports, left };
}

/** Documents to read, as the raw body of a request; answers with the imports they became, or why there is none. */
export function receiveUpload(request: Request): Promise<{ status: number; body: IncomingAnswer<Received> }> {
  return receiveFile(request, {
    definition: uploadDefinition,
    largest: largestUpload,
    tooLarge,
    broken: "documentBroken",
    input: (bytes) => ({
      fileName: fileNameOf(request, uploadNameHeader),
      bytes,
      planId: request.headers.get(uploadPlanHeader) ?? undefined,
    }),
  });
}
