/** Why an answer is of no use. `value` is what its sentence is about: a number, a format, or what the service says itself. */
export interface Why {
  readonly kind: WhyKind;
  readonly value?: string | number;
}

/** An answer, or its way, may be wrong in one of these ways. The words for the user are in `src/network/describeWhy.ts`. */
export type WhyKind =
  | "notAllowed"
  | "moved"
  | "late"
  | "redirect"
  | "redirectElsewhere"
  | "manyRedirects"
  | "certificate"
  | "brokeOff"
  | "needsKey"
  | "refused"
  | "status"
  | "says"
  | "tooLong"
  | "page"
  | "notFormat"
  | "notFeed"
  | "unexpected"
  | "noEntry"
  | "noRecord"
  | "noList"
  | "noNotes"
  | "noAgency"
  | "noPaper"
  | "otherPaper"
  | "journal"
  | "part"
  | "review"
  | "issue"
  | "volume"
  | "proceedingsSeries"
  | "bookSeries"
  | "grant"
  | "notItems"
  | "notKeys"
  | "notGroups"
  | "largeLibrary";
