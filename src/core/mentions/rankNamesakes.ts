import type { Matcher } from "./findSpans";
import type { Form, FoundForm, Span } from "./forms/form";
import { readStems } from "./judge/stems";

/** Words this far around a shared name are compared, in UTF-16 code units. */
const nearby = 1_500;

/** The forms that were found at one place, best first. */
export interface Ranking {
  readonly forms: readonly [Form, ...Form[]];
  /** Why the first is first; only set if other papers share the name. */
  readonly reason?: string;
}

/** Returns the forms at a span, best first, with a reason if several papers share the name. */
export function rankNamesakes(matcher: Matcher, text: string, span: Span): Ranking {
  const [first, ...rest] = span.forms;
  if (rest.every(({ form }) => form.paper === first.form.paper)) {
    return { forms: [first.form] };
  }
  const words = wordsAround(text, span);
  const scored = span.forms.map((found) => ({ found, overlap: overlap(matcher, found.form, words) }));
  const [best = { found: first, overlap: 0 }, ...others] = scored.sort(
    (a, b) =>
      Number(b.found.evidence) - Number(a.found.evidence) ||
      Number(b.found.exact) - Number(a.found.exact) ||
      b.overlap - a.overlap ||
      a.found.form.paper - b.found.form.paper,
  );
  const count = new Set(others.map(({ found }) => found.form.paper)).size;
  return {
    forms: [best.found.form, ...others.map(({ found }) => found.form)],
    reason: `${reasonFor(best.found, best.overlap, others[0]?.overlap ?? 0)}; also the name of ${count === 1 ? "another paper" : `${count} other papers`}`,
  };
}

function reasonFor({ form, exact, evidence }: FoundForm, best: number, second: number): string {
  const name = form.alias.long ?? form.alias.text;
  if (evidence) {
    return `${name}: this text also mentions the paper by another name or id`;
  }
  if (best > second) {
    return `${name}: this text shares the most words with the paper`;
  }
  return exact ? `${name}: written as in the paper` : name;
}

function wordsAround(text: string, { start, end }: Span): ReadonlySet<number> {
  return new Set([...readStems(text, start - nearby, start), ...readStems(text, end, end + nearby)]);
}

/** Returns how many words around the name are the paper's own. */
function overlap(matcher: Matcher, form: Form, words: ReadonlySet<number>): number {
  const { support } = matcher.paperWordsOf(form.paper);
  let count = 0;
  for (const word of words) {
    count += support(word) === "own" ? 1 : 0;
  }
  return count;
}
