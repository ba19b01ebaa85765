/**
 * What can go wrong in a way that a person should hear about. The code is translated by the `errors`
 * messages; anything else that is thrown is a fault of ours and is answered with `unexpected`.
 */
export const errorCodes = [
  "unauthenticated",
  "forbidden",
  "notFound",
  "invalid",
  "conflict",
  "stateForbids",
  "planArchived",
  "tooManyRequests",
  "ownSubmission",
  "reasonRequired",
  "evidenceRequired",
  "nothingToSubmit",
  "unchangedNotAllowed",
  "noOpenPeriod",
  "usernameTaken",
  "passwordTooShort",
  "wrongPassword",
  "setupLinkInvalid",
  "documentEmpty",
  "documentTooLarge",
  "documentUnsupported",
  "documentOldWorkbook",
  "documentBroken",
  "documentEncrypted",
  "documentBomb",
  "documentNoText",
  "documentEncoding",
  "documentNoPlan",
  "noTasks",
  "taskWithoutText",
  "planTitleMissing",
  "conflictOf",
  "stateForbidsOf",
  "nobodyToHandTo",
  "departmentReported",
  "departmentNameTaken",
  "alreadyUrged",
  "wrongCode",
  "readingStopped",
  "claimStatementMissing",
  "evidenceEmpty",
  "evidenceTooLarge",
  "evidenceTooMany",
  "evidenceProgram",
  "evidenceUnsupported",
  "evidenceMismatch",
  "evidenceBroken",
  "milestonesChanged",
  "extensionTooLate",
  "extensionNotLater",
  "extensionWaiting",
  "overrideTooLong",
  "periodClosed",
  "periodDays",
  "periodTaken",
  "calendarLines",
  "rosterUnread",
  "rosterTooLong",
  "rosterFaulty",
  "robotAddress",
  "robotSilent",
  "viewNameTaken",
  "tooManyViews",
  "planChanged",
  "ledgerOfOther",
  "linkTaken",
  "linkUnlike",
  "databaseUnavailable",
  "unexpected",
] as const;

export type ErrorCode = (typeof errorCodes)[number];

export type ErrorParams = Record<string, string | number>;

/** An expected refusal: a code to translate, and the words that go into the sentence. */
export class AppError extends Error {
  override name = "AppError";

  constructor(
    readonly code: ErrorCode,
    readonly params: ErrorParams = {},
  ) {
    super(code);
  }
}
