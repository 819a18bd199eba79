import { type Finding, type FindingKind, findingKinds } from "../../core/check/finding";

/** The meaning of a kind of finding, for the formats that list their rules. */
export interface FindingRule {
  readonly id: FindingKind;
  /** A few words. */
  readonly name: string;
  /** One sentence that says what was found. */
  readonly summary: string;
  /** Says what the user can do. */
  readonly help: string;
  /** The severity of most findings of this kind. */
  readonly severity: Finding["severity"];
}

const texts: Readonly<Record<FindingKind, Omit<FindingRule, "id">>> = {
  "other-paper-id": {
    name: "another paper's identifier",
    summary: "The identifier beside a title is that of another paper.",
    help: "Open the identifier's page. If it shows another paper, replace the identifier by the one that is known for the title.",
    severity: "error",
  },
  title: {
    name: "title differs",
    summary: "The title differs from the one that is known for the paper.",
    help: "Compare both titles. Papers are retitled: if both are right, hide the finding.",
    severity: "warning",
  },
  authors: {
    name: "authors differ",
    summary: "The first author or the list of authors differs from what is known for the paper.",
    help: "Compare the list with the paper's first page. A list that is cut on purpose ends with “and others” or “et al.”.",
    severity: "warning",
  },
  year: {
    name: "year differs",
    summary: "The year differs from those that are known for the paper's versions.",
    help: "A preprint and its publication may be years apart; cite the year of the version that is meant.",
    severity: "note",
  },
  venue: {
    name: "venue differs",
    summary: "The venue differs from the one that is known for the paper.",
    help: "Compare the venue with the publisher's page.",
    severity: "note",
  },
  placeholder: {
    name: "placeholder",
    summary: "A text stands where a fact should be, such as XXXX.XXXXX or Firstname Lastname.",
    help: "Replace the placeholder by what it stands for.",
    severity: "error",
  },
  retracted: {
    name: "withdrawn or retracted",
    summary: "The paper is known as withdrawn or retracted, and the reference does not say so.",
    help: "Read the notice, and cite another paper or say that this one is retracted.",
    severity: "warning",
  },
  repository: {
    name: "another paper's repository",
    summary: "The repository beside a title is known as that of another paper.",
    help: "Open the repository. If its page names another paper, replace the address.",
    severity: "warning",
  },
};

/** The rules of all kinds, in order. */
export const findingRules: readonly FindingRule[] = findingKinds.map(ruleOf);

/** Returns the rule of a kind. */
export function ruleOf(kind: FindingKind): FindingRule {
  return { id: kind, ...texts[kind] };
}
