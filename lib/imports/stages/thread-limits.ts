/**
 * The memory of a reading thread, in megabytes of its heap. What comes into being while a document is read is needed for
 * a moment or to the end: a small room for what is new keeps the process a sixth smaller with a PDF. The limit itself is
 * far above what the largest document takes; the engine lets a heap grow by longer steps where its limit is higher, and
 * under 1024 it spent a quarter more time on the same text.
 */
export const threadLimits = { maxOldGenerationSizeMb: 1792, maxYoungGenerationSizeMb: 3 };
