/**
 * Counts in how many papers each coined word stands, and writes it to `src/core/words/nameCounts.json`. Run by hand when the counts are to be
 * renewed: `npm run bench -- names/counts`. Reads the papers named by CITELENS_REAL_PAPERS (CSL-JSON, gzipped).
 */
import { writeFileSync } from "node:fs";
import process from "node:process";
import { shapeOf, trimWord } from "../../../src/core/names/text/nameShape";
import { splitSentences } from "../../../src/core/names/text/sentences";
import { singularName } from "../../../src/core/names/score/singularName";
import { readCslFile } from "./labelledPapers";

/** In how many papers a word must stand to be counted. A word of a single paper and of one that builds on it says nothing. */
const least = 4;
const counts = new Map<string, number>();
for (const { title, abstract = "" } of readCslFile(process.env["CITELENS_REAL_PAPERS"] ?? "../shared/data/real-papers-20k.csl.json.gz")) {
  const words = new Set<string>();
  for (const { tokens } of splitSentences(`${title}. ${abstract}`)) {
    for (const { text, isWord } of tokens) {
      const word = isWord ? trimWord(text) : "";
      if (word.length >= 2 && !word.includes(" ") && shapeOf(word) === "coined") {
        words.add(singularName(word));
      }
    }
  }
  for (const word of words) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
}
const groups: string[][] = [];
for (const [word, count] of counts) {
  if (count >= least) {
    (groups[Math.floor(Math.log2(count))] ??= []).push(word);
  }
}
const table = Array.from(groups, (words: readonly string[] | undefined) => [...(words ?? [])].sort().join(" "));
const text = `${JSON.stringify(table, undefined, 1)}\n`;
writeFileSync("src/core/words/nameCounts.json", text);
console.log(
  `${String(table.map((words) => words.split(" ").length))} words by the power of two of their count, ${String(text.length)} characters`,
);
