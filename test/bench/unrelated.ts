/**
 * How often the matcher misfires: `node out/test/bench/unrelated.js [--real] [--most N] FOLDER…` looks through code that has nothing to do
 * with the papers and prints every mention it finds, with its line, and the rate per 100,000 lines. With `--real`, the papers of
 * CITELENS_REAL_PAPERS are loaded beside the bundled ones; `--most` fails the run where the rate is higher.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { bundledPapers } from "../../src/core/library/bundledPapers";
import { mergePapers } from "../../src/core/library/mergePapers";
import { createMentionMatcher } from "../../src/core/mentions/createMentionMatcher";
import type { Paper } from "../../src/core/paper";
import { loadRealPapers } from "./realPapers";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { real: { type: "boolean", default: false }, most: { type: "string" } },
});
const matcher = createMentionMatcher(papersToFind(values.real));
const count = { files: 0, lines: 0, bytes: 0, mentions: 0 };
for (const folder of positionals) {
  for (const file of codeBelow(folder)) {
    look(file, path.relative(folder, file));
  }
}
const rate = (count.mentions / count.lines) * 100_000;
console.log(
  `${count.mentions} mentions in ${count.files} files, ${count.lines} lines, ${(count.bytes / 1e6).toFixed(1)} MB: ${rate.toFixed(2)} per 100,000 lines`,
);
process.exitCode = values.most !== undefined && rate > Number(values.most) ? 1 : 0;

function papersToFind(real: boolean): readonly Paper[] {
  const more = real ? loadRealPapers() : undefined;
  if (real && more === undefined) {
    console.log("The real papers are not here: looking for the bundled ones only.");
  }
  return mergePapers([bundledPapers, more ?? []]);
}

function codeBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:[cm]?[jt]sx?|py)$/.test(entry.name) && !entry.name.includes(".min."))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

function look(file: string, name: string): void {
  const text = readFileSync(file, "utf8");
  count.files++;
  count.lines += text.split("\n").length;
  count.bytes += text.length;
  for (const mention of matcher.find(text)) {
    count.mentions++;
    const line = text.slice(0, mention.start).split("\n").length;
    const around = text.slice(Math.max(0, mention.start - 60), mention.end + 40).replace(/\s+/g, " ");
    const paper = mention.papers[0]?.citekey ?? "";
    console.log(`${text.slice(mention.start, mention.end).replace(/\s+/g, " ")}  [${mention.alias.text}, ${paper}]  ${name}:${line}  ${around}`);
  }
}
