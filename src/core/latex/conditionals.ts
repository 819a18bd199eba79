/** The conditionals whose outcome is known, their other words, `\$` and the like, and what begins or ends a formula. */
const token = /\\(?:(ifmmode|iftrue|iffalse|else|fi)(?![A-Za-z])[ \t\r\n]*|[^A-Za-z])|\$/g;

interface Conditional {
  /** `true` while a branch is read that is displayed. */
  isShown: boolean;
}

/**
 * Keeps the branch of each `\ifmmode … \else … \fi` that TeX displays: the second one outside of formulas. Does the same for `\iftrue` and
 * `\iffalse`, at any depth. If a conditional is never closed, only the words of the conditionals are removed. Takes linear time.
 */
export function resolveConditionals(text: string): string {
  if (!text.includes("\\if")) {
    return text;
  }
  const shown: string[] = [];
  const open: Conditional[] = [];
  let [from, hidden, isInFormula] = [0, 0, false];
  for (const { 0: found, 1: word, index } of text.matchAll(token)) {
    if (hidden > 0 && word === undefined) {
      continue;
    }
    if (word === undefined) {
      isInFormula = found === "$" ? !isInFormula : found === "\\(" || (found !== "\\)" && isInFormula);
      continue;
    }
    shown.push(hidden === 0 ? text.slice(from, index) : "");
    from = index + found.length;
    hidden += enterBranch(open, word, isInFormula);
  }
  return open.length === 0
    ? shown.join("") + text.slice(from)
    : text.replace(token, (found, word?: string) => (word === undefined ? found : ""));
}

/** Obeys a word of a conditional. Returns by how many the branches that are open and not displayed become more. */
function enterBranch(open: Conditional[], word: string, isInFormula: boolean): number {
  if (word.startsWith("if")) {
    const isShown = word === "iftrue" || (word === "ifmmode" && isInFormula);
    open.push({ isShown });
    return isShown ? 0 : 1;
  }
  const last = open.at(-1);
  if (!last) {
    return 0;
  }
  if (word === "fi") {
    open.pop();
    return last.isShown ? 0 : -1;
  }
  last.isShown = !last.isShown;
  return last.isShown ? -1 : 1;
}
