import type { Why, WhyKind } from "../core/sources/why";
import { english, type Translate } from "../core/text/translate";

type Sentence = (t: Translate, value: string | number) => string;

/** Each is without the name of the service and without a full stop, so that it can follow a colon. */
const sentences: Readonly<Record<WhyKind, Sentence>> = {
  notAllowed: (t) => t("its address is not among those that may be asked"),
  moved: (t) => t("its address has changed"),
  late: (t, seconds) => t("it did not answer within {0} seconds", seconds),
  redirect: (t) => t("it answers with a redirect"),
  redirectElsewhere: (t) => t("it redirects to another place"),
  manyRedirects: (t) => t("it redirects too often"),
  certificate: (t) => t("its certificate is not valid"),
  brokeOff: (t) => t("the connection broke off"),
  needsKey: (t) => t("it requires a key"),
  refused: (t, status) => t("it refused the question (HTTP {0})", status),
  status: (t, status) => t("it answers with the status {0}", status),
  says: (t, text) => t("it says “{0}”", text),
  tooLong: (t) => t("the answer is too long"),
  page: (t, format) => t("the answer is a web page instead of {0}", format),
  notFormat: (t, format) => t("the answer is not {0}", format),
  notFeed: (t) => t("the answer is not a feed"),
  unexpected: (t) => t("the answer has an unexpected form"),
  noEntry: (t) => t("the answer has no entry"),
  noRecord: (t) => t("the answer has no record"),
  noList: (t) => t("the answer has no list"),
  noNotes: (t) => t("the answer has no notes"),
  noAgency: (t) => t("the answer has no agency"),
  noPaper: (t) => t("the page does not name a paper"),
  otherPaper: (t) => t("the answer is about another paper"),
  journal: (t) => t("the DOI names {0}, not a paper", t("a journal")),
  part: (t) => t("the DOI names {0}, not a paper", t("a part of a paper")),
  review: (t) => t("the DOI names {0}, not a paper", t("a peer review")),
  issue: (t) => t("the DOI names {0}, not a paper", t("an issue of a journal")),
  volume: (t) => t("the DOI names {0}, not a paper", t("a volume of a journal")),
  proceedingsSeries: (t) => t("the DOI names {0}, not a paper", t("a series of proceedings")),
  bookSeries: (t) => t("the DOI names {0}, not a paper", t("a series of books")),
  grant: (t) => t("the DOI names {0}, not a paper", t("a grant")),
  notItems: (t) => t("it is not a list of items"),
  notKeys: (t) => t("it is not a list of keys"),
  notGroups: (t) => t("it is not a list of groups"),
  largeLibrary: (t) => t("the library is too large"),
};

/** Returns the reason in words: `"the answer is not JSON"`. */
export function describeWhy({ kind, value = "" }: Why, t: Translate = english): string {
  return sentences[kind](t, value);
}
