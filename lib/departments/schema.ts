import { z } from "zod";

/** A department's name, as people type it. */
export const departmentName = z.string().trim().min(1).max(100);
