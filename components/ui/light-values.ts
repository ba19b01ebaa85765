export const lightValues = ["red", "yellow", "green", "none", "done"] as const;
export type LightValue = (typeof lightValues)[number];
