import type { Form, FoundForm, Span } from "./forms/form";

/** The forms that were found at one place, best first. */
export interface Ranking {
  readonly forms: readonly [Form, ...Form[]];
  /** Says that other papers share the name and why the first is first, in whole sentences; only set if others do. */
  readonly reason?: string;
}

/** Returns the forms at a span, best first, with a reason if several papers share the name. */
export function rankNamesakes({ forms: [first, ...rest] }: Span): Ranking {
  const count = new Set(rest.map(({ form }) => form.paper).filter((paper) => paper !== first.form.paper)).size;
  if (count === 0) {
    return { forms: [first.form] };
  }
  const [second = first] = rest.filter(({ form }) => form.paper !== first.form.paper);
  return {
    forms: [first.form, ...rest.map(({ form }) => form)],
    reason: `${count === 1 ? "Another paper is" : `${String(count)} other papers are`} called ${first.form.alias.text} too. ${reasonFor(first, second)}`,
  };
}

function reasonFor({ exact, evidence, score }: FoundForm, second: FoundForm): string {
  if (evidence && !second.evidence) {
    return "This text also mentions this one by its title or id.";
  }
  if (score > second.score) {
    return "The words around the name speak for this one.";
  }
  return exact ? "The name is written as in this one." : "Nothing here says which of them is meant.";
}
