import type { ExportFile, FileFormat } from "./types";

const types: Record<FileFormat, string> = {
  csv: "text/csv; charset=utf-8",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** A file as a download, under its own name in whatever script. */
export function download({ fileName, format, body }: ExportFile): Response {
  return new Response(body, {
    headers: {
      "content-type": types[format],
      "content-disposition": `attachment; filename="luoshi.${format}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      "cache-control": "no-store",
    },
  });
}
