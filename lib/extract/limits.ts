const MiB = 1024 * 1024;

/** Bounds on what is read from a file; all sizes in bytes. A real plan stays below a tenth of each. */
export const limits = {
  /** The file itself. */
  fileBytes: 50 * MiB,
  /** One part of a container, unpacked. */
  partBytes: 64 * MiB,
  /** All parts that are read of one container, unpacked, together. */
  inflatedBytes: 128 * MiB,
  /** Unpacked to packed. XML of an office program packs 10 to 30 times; a table of equal rows up to 200 times. */
  inflateRatio: 400,
  /** Below this size the ratio says nothing. */
  ratioFromBytes: 4 * MiB,
  /** Documents that are taken out of one archive. */
  archiveDocuments: 50,
  /** Parts in one container. */
  archiveEntries: 10_000,
  /** Elements within elements, in XML and HTML. */
  markupDepth: 1_000,
  /** Elements and texts of one XML part or HTML page. */
  markupNodes: 2_000_000,
  /** Pages of a PDF. */
  pages: 2_000,
  /** Columns of a table; a colspan above it is an error of the page. */
  tableColumns: 1_000,
  /** Rows that one cell may span. */
  tableRowSpan: 20_000,
} as const;
