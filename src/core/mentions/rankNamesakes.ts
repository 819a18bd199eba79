import type { Form, FoundForm, Span } from "./forms/form";

/** The forms that were found at one place, best first. */
export interface Ranking {
  readonly forms: readonly [Form, ...Form[]];
  /** Why the first is first; only set if other papers share the name. */
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
    reason: `${reasonFor(first, second)}; also the name of ${count === 1 ? "another paper" : `${String(count)} other papers`}`,
  };
}

function reasonFor({ form, exact, evidence, score }: FoundForm, second: FoundForm): string {
  const name = form.alias.long ?? form.alias.text;
  if (evidence && !second.evidence) {
    return `${name}: this text also mentions the paper by its title or id`;
  }
  if (score > second.score) {
    return `${name}: the words around it speak for this paper`;
  }
  return exact ? `${name}: written as in the paper` : name;
}
