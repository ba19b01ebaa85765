import { fileNameOf, receiveFile } from "@/lib/auth/incoming";
import { AppError } from "@/lib/errors";
import { uploadEvidence } from "@/lib/evidence/actions";
import { evidenceNameHeader, largestEvidence } from "@/lib/evidence/types";

/** A file as the raw body, for a report (`assignment` and `period`) or for a claim of completion (`assignment` alone). */
export async function POST(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const { status, body } = await receiveFile(request, {
    definition: uploadEvidence.definition,
    largest: largestEvidence,
    tooLarge: () => new AppError("evidenceTooLarge", { limit: largestEvidence / 1024 / 1024 }),
    broken: "evidenceBroken",
    input: (bytes) => ({
      assignmentId: searchParams.get("assignment") ?? "",
      periodId: searchParams.get("period"),
      fileName: fileNameOf(request, evidenceNameHeader),
      bytes,
    }),
  });
  return Response.json(body, { status, headers: { "cache-control": "no-store" } });
}
