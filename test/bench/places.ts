/**
 * Scores mentions on places that were labelled by hand in public code: `npm run bench -- places LABELS CATALOGUE FOLDER`, with the labelled
 * files in FOLDER/OWNER+NAME. The shipped weights were fitted to these labels; `src/build/judging/train.ts` prints the cross-validated figures.
 */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { readCatalogue } from "../../src/build/judging/catalogue";
import type { PlaceLabel } from "../../src/build/judging/examples";
import { readText, rootFiles } from "../../src/build/judging/repositories";
import { createMentionMatcher } from "../../src/core/mentions/createMentionMatcher";
import { nameKey } from "../../src/core/names/text/nameKey";

const [labelFile = "", catalogueFile = "", folder = ""] = process.argv.slice(2);
const matcher = createMentionMatcher(readCatalogue(catalogueFile).papers);
const labels = readFileSync(labelFile, "utf8")
  .split("\n")
  .filter((line) => line.trim() !== "")
  .map((line) => JSON.parse(line) as PlaceLabel)
  .filter(({ meant }) => meant !== "either");
const counts = new Map<string, { yes: number; foundYes: number; no: number; foundNo: number }>();
for (const repository of [...new Set(labels.map(({ repo }) => repo))].sort()) {
  const root = path.join(folder, repository.replace("/", "+"));
  if (!existsSync(root)) {
    console.log(`left out: ${repository}`);
    continue;
  }
  const workspace = matcher.readWorkspace(rootFiles(root).map(readText));
  for (const file of new Set(labels.filter(({ repo }) => repo === repository).map((label) => label.file))) {
    const text = readText(path.join(root, file));
    const starts = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
    const mentions = matcher.find(text, undefined, workspace);
    for (const label of labels.filter((one) => one.repo === repository && one.file === file)) {
      if (label.meant === "either") {
        continue;
      }
      const start = (starts[label.line - 1] ?? 0) + label.column - 1;
      const end = start + label.text.length;
      const isFound = mentions.some(
        (mention) => mention.start < end && start < mention.end && nameKey(mention.papers[0]?.title ?? "") === nameKey(label.title),
      );
      for (const stratum of [label.stratum ?? "extra", "all"]) {
        const count = counts.get(stratum) ?? { yes: 0, foundYes: 0, no: 0, foundNo: 0 };
        counts.set(stratum, count);
        const isMeant = label.meant === "yes";
        count[isMeant ? "yes" : "no"]++;
        if (isFound) {
          count[isMeant ? "foundYes" : "foundNo"]++;
        }
      }
    }
  }
}
console.table(
  [...counts].map(([stratum, { yes, foundYes, no, foundNo }]) => ({
    stratum,
    precision: (foundYes / (foundYes + foundNo)).toFixed(3),
    recall: (foundYes / yes).toFixed(3),
    found: `${String(foundYes)} of ${String(yes)}`,
    wrong: `${String(foundNo)} of ${String(no)}`,
  })),
);
