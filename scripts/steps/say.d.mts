export class Problem extends Error {}
export function sayOn(other: NodeJS.WriteStream): void;
export function say(text?: string): void;
export function seconds(since: number): string;
export function step<T>(title: string, work: () => T | Promise<T>): Promise<T>;
export function sentence(error: unknown): string | undefined;
export function fail(error: unknown): void;
