"use server";

import { action } from "@/lib/auth/action";
import * as periods from "./mutations";
import { mayManagePeriods } from "./policy";
import { changePeriodInput, closePeriodInput, openPeriodInput, setRhythmInput } from "./schema";

export const changePeriod = action({
  name: "period.change",
  input: changePeriodInput,
  allow: mayManagePeriods,
  run: periods.changePeriod,
});

/** 加开一期. */
export const openPeriod = action({
  name: "period.open",
  input: openPeriodInput,
  allow: mayManagePeriods,
  run: periods.openPeriod,
});

export const closePeriod = action({
  name: "period.close",
  input: closePeriodInput,
  allow: mayManagePeriods,
  run: periods.closePeriod,
});

/** 按月 or 按季, from the next period on. */
export const setRhythm = action({
  name: "period.set_rhythm",
  input: setRhythmInput,
  allow: mayManagePeriods,
  run: periods.setRhythm,
});
