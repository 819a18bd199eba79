import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { MentionMatcher } from "../../src/core/mentions/createMentionMatcher";

/** The mentions found in code that has nothing to do with any paper, which are all wrong. */
export interface Misfires {
  readonly files: number;
  readonly lines: number;
  /** In UTF-16 code units. */
  readonly characters: number;
  /** One line for each: the text, the paper it was taken for, the place, and the text around it. */
  readonly mentions: readonly string[];
  readonly perHundredThousandLines: number;
}

/** Searches the JavaScript, TypeScript and Python files below the folders. Stops after about `most` characters. */
export function findMisfires(matcher: MentionMatcher, folders: readonly string[], most = Number.POSITIVE_INFINITY): Misfires {
  const mentions: string[] = [];
  const count = { files: 0, lines: 0, characters: 0 };
  for (const { folder, file } of folders.flatMap(codeBelow)) {
    if (count.characters >= most) {
      break;
    }
    const text = readFileSync(file, "utf8");
    count.files++;
    count.lines += text.split("\n").length;
    count.characters += text.length;
    mentions.push(...mentionsIn(matcher, text).map((mention) => `${path.relative(folder, file)}:${mention}`));
  }
  return { ...count, mentions, perHundredThousandLines: (mentions.length / Math.max(count.lines, 1)) * 100_000 };
}

/** Returns the figures as one line. */
export function describeMisfires({ files, lines, characters, mentions, perHundredThousandLines }: Misfires): string {
  return `${mentions.length} mentions in ${files} files, ${lines} lines, ${(characters / 1e6).toFixed(1)} MB: ${perHundredThousandLines.toFixed(2)} per 100,000 lines`;
}

function codeBelow(folder: string): readonly { readonly folder: string; readonly file: string }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:[cm]?[jt]sx?|py)$/.test(entry.name) && !entry.name.includes(".min."))
    .map((entry) => ({ folder, file: path.join(entry.parentPath, entry.name) }))
    .sort((a, b) => (a.file < b.file ? -1 : 1));
}

function mentionsIn(matcher: MentionMatcher, text: string): readonly string[] {
  return matcher.find(text).map(({ start, end, alias, papers }) => {
    const line = text.slice(0, start).split("\n").length;
    const around = text.slice(Math.max(0, start - 60), end + 40).replace(/\s+/g, " ");
    return `${line}  ${text.slice(start, end).replace(/\s+/g, " ")}  [${alias.text}, ${papers[0]?.citekey ?? ""}]  ${around}`;
  });
}
