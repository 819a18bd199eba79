/** Nobody emphasizes more text than this, in UTF-16 code units. */
const maxPhrase = 100;

const opening = /(?<![\p{L}\p{N}_]\(?)_{1,3}$/u;
const closing = /^_{1,3}(?![\p{L}\p{N}_(=[]|\.[\p{L}_]| ?=)/u;
const openedBefore = /(?<![\p{L}\p{N}_]\(?)(_{1,3})(?=[^\s_])[^_]{0,100}$/u;
const closedBehind = /^[^_]{0,100}[^\s_](_{1,3})(?![\p{L}\p{N}_(=[]|\.[\p{L}_]| ?=)/u;
/** Such a line of C asks for or sets a macro, and macros have underscores. */
const macroLine = /^\s*#\s*(?:if|ifdef|ifndef|elif|define|undef|endif|pragma)\b/;

/** The numbers of underscores directly before and behind a name that emphasize it in Markdown, alone or with other words. */
export interface Emphasis {
  readonly before: number;
  readonly behind: number;
}

const plain: Emphasis = { before: 0, behind: 0 };

/**
 * Returns the underscores around a name that are marks of emphasis, as asterisks are (CommonMark, "Emphasis and strong emphasis"), and no part of an
 * identifier: `_NPO_`, `_the NPO loss_`.
 *
 * @param before the part of the line before the name, and `behind` the one behind it.
 */
export function emphasisAt(before: string, behind: string): Emphasis {
  const isOpen = before.endsWith("_");
  const isClosed = behind.startsWith("_");
  if ((!isOpen && !isClosed) || macroLine.test(before)) {
    return plain;
  }
  const marksBefore = isOpen ? (opening.exec(before)?.[0] ?? "") : "";
  const marksBehind = isClosed ? (closing.exec(behind)?.[0] ?? "") : "";
  if (isOpen && isClosed) {
    return marksBefore === marksBehind ? { before: marksBefore.length, behind: marksBehind.length } : plain;
  }
  if (isOpen) {
    const isPair = marksBefore !== "" && /^ /.test(behind) && closedBehind.exec(behind.slice(0, maxPhrase))?.[1] === marksBefore;
    return isPair ? { before: marksBefore.length, behind: 0 } : plain;
  }
  const isPair = marksBehind !== "" && / $/.test(before) && openedBefore.exec(before.slice(-maxPhrase))?.[1] === marksBehind;
  return isPair ? { before: 0, behind: marksBehind.length } : plain;
}
