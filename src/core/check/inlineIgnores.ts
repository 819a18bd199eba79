import { type Finding, type FindingKind, isFindingKind } from "./finding";

/** The comments in a text that hide findings: `citelens: ignore`, `citelens: ignore title, authors`. */
export interface InlineIgnores {
  /**
   * Returns whether a comment hides a finding: one on a line of the finding, or one that stands alone on the line above the finding or above
   * its reference.
   */
  readonly hides: (finding: Pick<Finding, "kind" | "start" | "end">, reference: { readonly start: number }) => boolean;
}

/** A line whose findings are hidden, with its offsets. */
interface HiddenLine {
  readonly start: number;
  readonly end: number;
  /** Empty for all. */
  readonly kinds: readonly FindingKind[];
}

interface Comment extends HiddenLine {
  /** The line says nothing else, and counts for the next one too. */
  readonly isAlone: boolean;
}

/** Finds the comments in a text that hide findings. They may stand in any kind of comment, or in a text that the reader of the file skips. */
export function findInlineIgnores(text: string): InlineIgnores {
  const comments = commentsIn(text);
  const onLine = createLines(comments);
  const below = createLines(linesBelow(text, comments));
  return {
    hides: (finding, reference) =>
      onLine.hides(finding.kind, finding.start, finding.end) ||
      [finding, reference].some(({ start }) => below.hides(finding.kind, start, start)),
  };
}

/** Nobody writes more on one line. */
const maxChars = 300;

/** Returns at most one comment of each line. */
function commentsIn(text: string): readonly Comment[] {
  const comments: Comment[] = [];
  for (const { index, 0: words } of text.matchAll(/citelens:[ \t]{0,9}ignore(?![\w-])/gi)) {
    const last = comments.at(-1);
    const kinds = kindsIn(text.slice(index + words.length, index + words.length + maxChars));
    if (kinds && (last === undefined || last.end < index)) {
      const start = lineStart(text, index, last?.end ?? 0);
      const isAlone = !/[\p{L}\p{N}]/u.test(text.slice(Math.max(start, index - maxChars), index));
      comments.push({ start, end: lineEnd(text, index), kinds, isAlone });
    }
  }
  return comments;
}

/**
 * Returns the kinds at the start of a text: all if it begins with other words, which are a reason. In brackets, as in `ignore[title]`, only kinds
 * may stand; with another word, the comment counts for nothing.
 */
function kindsIn(after: string): readonly FindingKind[] | undefined {
  const bracketed = /^\[([^\]\r\n]{0,200})\]/.exec(after)?.[1];
  const words = [...(bracketed ?? after.replace(/^[ \t]{0,9}:/, "")).matchAll(/[ \t]{0,9}(?:,[ \t]{0,9})?([a-z]+(?:-[a-z]+)*)/giy)].map(
    ([, word = ""]) => word.toLowerCase(),
  );
  const kinds = words.filter(isFindingKind);
  if (bracketed !== undefined) {
    return kinds.length === words.length && kinds.length > 0 ? kinds : undefined;
  }
  const reason = words.findIndex((word) => !isFindingKind(word));
  return reason < 0 ? kinds : kinds.slice(0, reason);
}

/** Returns the lines under the comments that stand alone, where several such comments count for one line. */
function linesBelow(text: string, comments: readonly Comment[]): readonly HiddenLine[] {
  const below: HiddenLine[] = [];
  let under: Comment | undefined;
  for (const comment of comments.filter(({ isAlone }) => isAlone).reverse()) {
    const next = text.startsWith("\r\n", comment.end) ? comment.end + 2 : comment.end + 1;
    const shared = under?.start === next ? below.at(-1) : undefined;
    const { start, end } = shared ?? { start: next, end: lineEnd(text, next) };
    below.push({ start, end, kinds: comment.kinds });
    under = comment;
  }
  return below.reverse();
}

/** Creates a look-up of lines, which are in order. */
function createLines(lines: readonly HiddenLine[]): { readonly hides: (kind: FindingKind, start: number, end: number) => boolean } {
  return {
    hides(kind, start, end) {
      for (let at = firstEndingFrom(lines, start); ; at++) {
        const line = lines[at];
        if (!line || line.start > end) {
          return false;
        }
        if (line.kinds.length === 0 || line.kinds.includes(kind)) {
          return true;
        }
      }
    },
  };
}

/** Returns the index of the first line that ends at an offset or behind it. */
function firstEndingFrom(lines: readonly HiddenLine[], offset: number): number {
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.end ?? 0) < offset) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

function lineStart(text: string, offset: number, least: number): number {
  let start = offset;
  while (start > least && !/[\r\n]/.test(text.charAt(start - 1))) {
    start--;
  }
  return start;
}

function lineEnd(text: string, offset: number): number {
  const end = /[\r\n]/g;
  end.lastIndex = offset;
  return end.exec(text)?.index ?? text.length;
}
