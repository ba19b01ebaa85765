"use server";

import { action } from "@/lib/auth/action";
import { removeRobot, setRobot, testRobot } from "./mutations";
import { mayKeepRobot } from "./policy";
import { noInput, setRobotInput } from "./schema";

export const saveRobot = action({
  name: "robot.set",
  input: setRobotInput,
  allow: mayKeepRobot,
  run: setRobot,
});

export const dropRobot = action({
  name: "robot.remove",
  input: noInput,
  allow: mayKeepRobot,
  run: removeRobot,
});

export const tryRobot = action({
  name: "robot.test",
  input: noInput,
  allow: mayKeepRobot,
  run: testRobot,
  refresh: false,
});
