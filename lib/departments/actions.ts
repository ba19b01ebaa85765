"use server";

import { action } from "@/lib/auth/action";
import * as departments from "./mutations";
import { mayManageDepartments } from "./policy";
import {
  addAliasInput,
  changeDepartmentInput,
  createDepartmentInput,
  placeDepartmentInput,
  removeAliasInput,
  succeedDepartmentInput,
} from "./schema";
import { succeedDepartment as succeed } from "./succession/mutations";

export const createDepartment = action({
  name: "department.create",
  input: createDepartmentInput,
  allow: mayManageDepartments,
  run: departments.createDepartment,
});

export const changeDepartment = action({
  name: "department.change",
  input: changeDepartmentInput,
  allow: mayManageDepartments,
  run: departments.changeDepartment,
});

export const placeDepartment = action({
  name: "department.place",
  input: placeDepartmentInput,
  allow: mayManageDepartments,
  run: departments.placeDepartment,
});

export const succeedDepartment = action({
  name: "department.succeed",
  input: succeedDepartmentInput,
  allow: mayManageDepartments,
  run: succeed,
});

export const addAlias = action({
  name: "department.add_alias",
  input: addAliasInput,
  allow: mayManageDepartments,
  run: departments.addAlias,
});

export const removeAlias = action({
  name: "department.remove_alias",
  input: removeAliasInput,
  allow: mayManageDepartments,
  run: departments.removeAlias,
});
