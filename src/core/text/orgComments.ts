import { linesFrom } from "./lines";

/** Matches a keyword in Org's buffer that defines words such as TODO. */
const wordsKeyword = /^[ \t]{0,40}#\+(?:todo|seq_todo|typ_todo):(.*)$/gim;
const headline = /^(?<stars>\*{1,50})[ \t]+(?:(?<word>[^\s[]{1,60})[ \t]+)?(?:\[#[A-Za-z\d]{1,2}\][ \t]+)?COMMENT(?:[ \t]|$)/;

/**
 * Yields the subtrees of an Org text that are comments, in order: from a headline with the word COMMENT in front to the next headline of the same
 * or a higher level. The grammar is that of Org's syntax, section "Headings": the word follows the one for a task and the priority, and its case
 * counts.
 */
export function* orgComments(text: string): Generator<readonly [start: number, end: number]> {
  if (!/^\*.*COMMENT/m.test(text)) {
    return;
  }
  const words = taskWords(text);
  let open: { readonly start: number; readonly level: number } | undefined;
  for (const { text: line, start } of linesFrom(text, 0)) {
    const level = /^\*+(?=[ \t])/.exec(line)?.[0].length;
    if (level === undefined) {
      continue;
    }
    if (open && level <= open.level) {
      yield [open.start, start];
      open = undefined;
    }
    const word = open ? undefined : headline.exec(line)?.groups;
    if (word && (word["word"] === undefined || words.has(word["word"]))) {
      open = { start, level };
    }
  }
  if (open) {
    yield [open.start, text.length];
  }
}

/** Returns the words for the state of a task: Org's own, and those that the file defines, without their keys as in `WAIT(w@/!)`. */
function taskWords(text: string): ReadonlySet<string> {
  const defined = [...text.matchAll(wordsKeyword)].flatMap(([, words = ""]) => words.split(/[\s|]+/));
  return new Set(["TODO", "DONE", ...defined.map((word) => word.replace(/\(.*/, ""))]);
}
