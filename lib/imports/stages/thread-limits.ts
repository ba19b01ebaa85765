/**
 * The memory of a reading thread, in megabytes of its heap. What comes into being while a document is read is needed for
 * a moment or to the end, so a small room for what is new costs little time and keeps the process a sixth smaller.
 */
export const threadLimits = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 3 };
