/** Which of terms.lag says it, and with how many points. Positive lag = behind. */
export function lagWords(lag: number): { key: "behind" | "ahead" | "level"; points: number } {
  const points = Math.abs(Math.round(lag));
  if (points === 0) return { key: "level", points };
  return { key: lag > 0 ? "behind" : "ahead", points };
}
