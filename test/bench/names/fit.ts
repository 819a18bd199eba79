/**
 * Fits the weights of the names' score (`src/core/names/score/weights.json`) to labels: a logistic regression with an L2 penalty on standardized
 * features, solved by Newton's method, so each run gives the same weights. Arguments: files of labels of whole papers. Their papers, and those of
 * `test/fixtures/labels-names.json` (whole papers) and `judged-names.json` (single strings, chosen where an earlier score was unsure), come from
 * the CSL-JSON file that CITELENS_REAL_PAPERS names; those of the other fixtures are bundled. Papers that are held out (`partOf`) are left out.
 */
import { readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import { judgedNames } from "../../../src/core/names/extractNames";
import { nameKey } from "../../../src/core/names/text/nameKey";
import type { Paper } from "../../../src/core/paper";
import { bundledPapers } from "../../../src/core/library/bundledPapers";
import { type Label, pairLabels, partOf, readCslFile } from "./labelledPapers";
import { fitLogistic, type Row } from "./logistic";

/** The scores above which a string is a name, with and without the rules: chosen on papers that were not fitted to. */
const threshold = { accepted: -0.4, alone: 0.5 };
/** A name of others that a label lists by name counts so much more than any other string. */
const weightOfOthers = 3;

interface Judged {
  readonly title: string;
  readonly own: readonly string[];
  readonly others: readonly string[];
  readonly source: string;
}

const library = readCslFile(process.env["CITELENS_REAL_PAPERS"] ?? "../shared/data/real-papers-20k.csl.json.gz");
const files = process.argv.slice(2).filter((argument) => argument.endsWith(".json"));
const whole = [...files, "test/fixtures/labels-names.json"].flatMap((file) => pairLabels(readLabels(file), library));
const bundled = ["test/fixtures/labels-sample.json", "test/fixtures/labels-own.json"].flatMap((file) =>
  pairLabels(readLabels(file), bundledPapers),
);
const rows: Row[] = [];
for (const { label, paper } of [...whole, ...bundled]) {
  if (label.source === undefined || isFitted(label) || partOf(label.title) !== "held") {
    addWhole(label, paper);
  }
}
const byCitekey = new Map(library.map((paper) => [paper.citekey, paper]));
for (const { own, others, source } of JSON.parse(readFileSync("test/fixtures/judged-names.json", "utf8")) as readonly Judged[]) {
  const paper = byCitekey.get(source.replace("id=", ""));
  if (paper !== undefined) {
    const ownKeys = new Set(own.map(nameKey));
    addRows(
      paper,
      (key) => (ownKeys.has(key) ? true : others.some((other) => nameKey(other) === key) ? false : undefined),
      () => 1,
    );
  }
}
const fitted = fitLogistic(rows, { penalty: 6, least: 3 });
const rounded = Object.fromEntries(
  [...fitted.weights].sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, value]) => [name, round(value)]),
);
writeFileSync(
  "src/core/names/score/weights.json",
  `${JSON.stringify({ threshold, bias: round(fitted.bias), weights: rounded }, undefined, 2)}\n`,
);
console.log(`${String(rows.length)} strings, ${String(fitted.weights.size)} weights`);

/** Returns whether a label is one of those that are fitted to whole. */
function isFitted({ source = "" }: Label): boolean {
  return /^id=\S+$/.test(source);
}

function addWhole({ introduces, mentions, unsure = [] }: Label, paper: Paper): void {
  const own = new Set(introduces.map(({ name }) => nameKey(name)));
  const unclear = new Set([...unsure, ...introduces.flatMap(({ long }) => (typeof long === "string" ? [long] : []))].map(nameKey));
  const others = new Set(mentions.map(nameKey));
  addRows(
    paper,
    (key) => (own.has(key) ? true : unclear.has(key) ? undefined : false),
    (key) => (others.has(key) && !own.has(key) ? weightOfOthers : 1),
  );
}

function addRows(paper: Paper, isOwn: (key: string) => boolean | undefined, weight: (key: string) => number): void {
  for (const { candidate, features } of judgedNames(paper)) {
    const key = nameKey(candidate.text);
    const answer = isOwn(key);
    if (answer !== undefined) {
      const values = new Map<string, number>();
      features((feature, value = 1) => values.set(feature, value));
      rows.push({ values, isTrue: answer, weight: weight(key) });
    }
  }
}

function readLabels(file: string): readonly Label[] {
  return JSON.parse(readFileSync(file, "utf8")) as readonly Label[];
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
