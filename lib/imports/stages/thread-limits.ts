/**
 * The memory of a reading thread, in megabytes of its heap. What comes into being while a document is read is needed for
 * a moment or to the end: a small room for what is new keeps the process a sixth smaller with a PDF, for up to a fifth more
 * time with long text.
 */
export const threadLimits = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 3 };
