/**
 * Cases of the corpus that the reader does not read as expected yet, by name, with what it gets wrong. The expectation
 * stays right; a case that is read rightly fails the test until it is taken out of here.
 */
export const knownFaults: Readonly<Record<string, string>> = {
  "deadlines/before-document":
    "a limit in running text that lies before the document's date is dropped without a word",
  "deadlines/in-brackets": "持续推进 behind the names in the brackets is not taken for the limit",
  "deadlines/within-years": "三年内 and 两年内 are read as 年内, the end of the first year",
  "document/number-with-colophon":
    "contact, copies (抄送) and colophon (印发) are reported as text that belongs to nothing",
  "quantities/counted-behind": "the metric is the verb before the number, not what is counted behind it",
};
