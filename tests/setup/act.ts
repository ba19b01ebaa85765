import type fc from "fast-check";
import { expect } from "vitest";
import { AppError } from "@/lib/errors";

/** One act: what the rules say of it, what the server does, and whether they agree. A refused one changes nothing. */
export abstract class Act<Model extends object, Real> implements fc.AsyncCommand<Model, Real> {
  abstract allowed(model: Model): boolean;
  abstract work(real: Real): Promise<unknown>;
  abstract effect(model: Model): void;
  abstract toString(): string;
  /** Everything that an act could have changed. */
  protected abstract everything(real: Real): Promise<unknown>;
  /** Rows and model say the same. */
  protected abstract agrees(model: Model, real: Real): Promise<void>;

  check(_model: Readonly<Model>): boolean {
    return true;
  }

  async run(model: Model, real: Real): Promise<void> {
    const allowed = this.allowed(model);
    const before = await this.everything(real);
    const isDone = await this.work(real).then(
      () => true,
      (error: unknown) => {
        if (error instanceof AppError) return false;
        throw error;
      },
    );
    expect(isDone).toBe(allowed);
    if (allowed) this.effect(model);
    else expect(await this.everything(real)).toEqual(before);
    await this.agrees(model, real);
  }
}
