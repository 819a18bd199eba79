/** A file before and after an edit. */
export interface ChangedFile {
  /** As the model gets it. */
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/** Lines that stay the same, shown around a change. */
const contextLines = 2;

/** Changes with at most so many equal lines between them are shown as one. */
const maxGap = 2 * contextLines;

/** More lines between the first and the last change are not compared one by one, but shown as replaced. */
const maxComparedLines = 2_000;

/** Returns the unified diff of files. Files that stay the same are left out. */
export function formatDiff(files: readonly ChangedFile[]): string {
  return files
    .filter(({ before, after }) => before !== after)
    .map(formatFile)
    .join("");
}

function formatFile({ file, before, after }: ChangedFile): string {
  const [old, now] = [linesOf(before), linesOf(after)];
  const name = file.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, " ");
  const hunks = hunksOf(changesOf(old, now)).map((hunk) => formatHunk(hunk, old, now));
  return [`--- ${before === "" ? "/dev/null" : name}`, `+++ ${name}`, ...hunks.flat(), ""].join("\n");
}

/** The lines end where an editor ends them. The line end is part of a line, so that a change of it is seen. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+/g) ?? [];
}

/** Lines `[start, end)` of the old text that others of the new text replace. */
interface Change {
  readonly start: number;
  readonly end: number;
  readonly newStart: number;
  readonly newEnd: number;
}

function changesOf(old: readonly string[], now: readonly string[]): readonly Change[] {
  const most = Math.min(old.length, now.length);
  let start = 0;
  while (start < most && old[start] === now[start]) {
    start++;
  }
  let same = 0;
  while (same < most - start && old[old.length - 1 - same] === now[now.length - 1 - same]) {
    same++;
  }
  const [end, newEnd] = [old.length - same, now.length - same];
  const isLong = Math.max(end, newEnd) - start > maxComparedLines;
  return isLong ? [{ start, end, newStart: start, newEnd }] : compared(old.slice(start, end), now.slice(start, newEnd), start);
}

/** Edits only insert lines and change single ones, so the next equal line of both is found by walking on. */
function compared(old: readonly string[], now: readonly string[], offset: number): readonly Change[] {
  const common = longestCommon(old, now);
  const changes: Change[] = [];
  let [start, newStart] = [0, 0];
  for (const [at, newAt] of [...common, [old.length, now.length] as const]) {
    if (at > start || newAt > newStart) {
      changes.push({ start: offset + start, end: offset + at, newStart: offset + newStart, newEnd: offset + newAt });
    }
    [start, newStart] = [at + 1, newAt + 1];
  }
  return changes;
}

/** Returns the pairs of equal lines in the longest common sequence. */
function longestCommon(old: readonly string[], now: readonly string[]): readonly (readonly [at: number, newAt: number])[] {
  const width = now.length + 1;
  const lengths = new Uint16Array((old.length + 1) * width);
  for (let at = old.length - 1; at >= 0; at--) {
    for (let newAt = now.length - 1; newAt >= 0; newAt--) {
      const [below, right, diagonal] = [(at + 1) * width + newAt, at * width + newAt + 1, (at + 1) * width + newAt + 1];
      lengths[at * width + newAt] =
        old[at] === now[newAt] ? (lengths[diagonal] ?? 0) + 1 : Math.max(lengths[below] ?? 0, lengths[right] ?? 0);
    }
  }
  const pairs: [number, number][] = [];
  for (let at = 0, newAt = 0; at < old.length && newAt < now.length;) {
    if (old[at] === now[newAt]) {
      pairs.push([at++, newAt++]);
    } else if ((lengths[(at + 1) * width + newAt] ?? 0) >= (lengths[at * width + newAt + 1] ?? 0)) {
      at++;
    } else {
      newAt++;
    }
  }
  return pairs;
}

/** Puts changes together that share lines around them. */
function hunksOf(changes: readonly Change[]): readonly (readonly [Change, ...Change[]])[] {
  const hunks: [Change, ...Change[]][] = [];
  for (const change of changes) {
    const hunk = hunks.at(-1);
    const last = hunk?.at(-1);
    if (hunk && last && change.start - last.end <= maxGap) {
      hunk.push(change);
    } else {
      hunks.push([change]);
    }
  }
  return hunks;
}

function formatHunk(changes: readonly [Change, ...Change[]], old: readonly string[], now: readonly string[]): readonly string[] {
  const [first] = changes;
  const last = changes.at(-1) ?? first;
  const start = Math.max(0, first.start - contextLines);
  const end = Math.min(old.length, last.end + contextLines);
  const newStart = first.newStart - (first.start - start);
  const newEnd = last.newEnd + (end - last.end);
  const parts: (readonly string[])[] = [];
  let at = start;
  for (const change of changes) {
    parts.push(marked(" ", old.slice(at, change.start)));
    parts.push(marked("-", old.slice(change.start, change.end)), marked("+", now.slice(change.newStart, change.newEnd)));
    at = change.end;
  }
  parts.push(marked(" ", old.slice(at, end)));
  return [`@@ -${range(start, end)} +${range(newStart, newEnd)} @@`, ...parts.flat()];
}

/** An empty range begins at the line before it. */
function range(start: number, end: number): string {
  return `${end === start ? start : start + 1},${end - start}`;
}

function marked(mark: string, lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => {
    const text = `${mark}${line.replace(/(?:\r\n|\n|\r)$/, "")}`;
    return /[\r\n]$/.test(line) ? [text] : [text, "\\ No newline at end of file"];
  });
}
