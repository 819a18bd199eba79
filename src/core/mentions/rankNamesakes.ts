import type { NamesakeReason } from "./mention";
import type { Form, FoundForm, Span } from "./forms/form";

/** The forms that were found at one place, best first. */
export interface Ranking {
  readonly forms: readonly [Form, ...Form[]];
  /** Says that other papers share the name and why the first is first; only set if others do. */
  readonly reason?: NamesakeReason;
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
    reason: { kind: "namesakes", name: first.form.alias.text, others: count, because: whyFirst(first, second) },
  };
}

function whyFirst({ exact, evidence, score }: FoundForm, second: FoundForm): NamesakeReason["because"] {
  if (evidence && !second.evidence) {
    return "cited";
  }
  return score > second.score ? "words" : exact ? "spelling" : "nothing";
}
