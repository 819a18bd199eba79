/**
 * Fits the weights of the names' score (`src/core/names/score/weights.json`) to labels: a logistic regression with an L2 penalty on standardized
 * features, solved by Newton's method, so each run gives the same weights. Arguments: files of labels of whole papers. Their papers, and those of
 * `test/fixtures/labels-names.json`, `labels-names-more.json` (whole papers) and `judged-names.json` (single strings, chosen where an earlier
 * score was unsure), come from the CSL-JSON file that CITELENS_REAL_PAPERS names; those of the other fixtures are bundled. Papers that are held
 * out (`partOf`) are left out, but not those of `labels-names-more.json`, which are for learning only.
 */
import { readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import { judgedNames } from "../../../src/core/names/extractNames";
import { nameKey } from "../../../src/core/names/text/nameKey";
import type { Paper } from "../../../src/core/paper";
import { type Label, pairLabels, partOf, readCslFile, readLabels } from "./labelledPapers";
import { fitLogistic, type Row } from "./logistic";

/** The score above which a string is a name: chosen in cross-validation, where as many right names are lost as wrong ones are shown. */
const threshold = -0.6;
/** Labels that were read with care count so much more than those that were read fast. */
const weightOfCare = 3;
/** A name of others that a label lists by name counts so much more than any other string. */
const weightOfOthers = 1.5;
/** The bundled papers are the ones that every user has. */
const weightOfBundled = 8;

interface Judged {
  readonly title: string;
  readonly own: readonly string[];
  readonly others: readonly string[];
  readonly source: string;
}

const library = readCslFile(process.env["CITELENS_REAL_PAPERS"] ?? "../shared/data/real-papers-20k.csl.json.gz");
const files = process.argv.slice(2).filter((argument) => argument.endsWith(".json"));
const rows: Row[] = [];
for (const file of [...files, "test/fixtures/labels-names.json"]) {
  for (const { label, paper } of pairLabels(readLabels(file), library)) {
    if (partOf(label.title) !== "held") {
      addWhole(label, paper, weightOfCare);
    }
  }
}
for (const { label, paper } of pairLabels(readLabels("test/fixtures/labels-names-more.json"), library)) {
  addWhole(label, paper, 1);
}
for (const file of ["test/fixtures/labels-sample.json", "test/fixtures/labels-own.json"]) {
  for (const { label, paper } of pairLabels(readLabels(file))) {
    addWhole(label, paper, weightOfBundled);
  }
}
const byCitekey = new Map(library.map((paper) => [paper.citekey, paper]));
for (const { own, others, source } of JSON.parse(readFileSync("test/fixtures/judged-names.json", "utf8")) as readonly Judged[]) {
  const paper = byCitekey.get(source.replace("id=", ""));
  if (paper !== undefined && partOf(paper.title) !== "held") {
    const ownKeys = new Set(own.map(nameKey));
    addRows(
      paper,
      (key) => (ownKeys.has(key) ? true : others.some((other) => nameKey(other) === key) ? false : undefined),
      () => 1,
    );
  }
}
const fitted = fitLogistic(rows, { penalty: 160, least: 5 });
const rounded = Object.fromEntries(
  [...fitted.weights]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]): [string, number] => [name, round(value)])
    .filter(([, value]) => value !== 0),
);
writeFileSync(
  "src/core/names/score/weights.json",
  `${JSON.stringify({ threshold, bias: round(fitted.bias), weights: rounded }, undefined, 2)}\n`,
);
console.log(`${String(rows.length)} strings, ${String(Object.keys(rounded).length)} weights`);

/** Adds the candidates of a paper that was labelled whole. Its long forms and phrases are left out: they are right, but no names. */
function addWhole({ introduces, mentions, unsure = [] }: Label, paper: Paper, base: number): void {
  const own = new Set(introduces.flatMap(({ name, kind }) => (kind === "phrase" ? [] : [nameKey(name)])));
  const phrases = introduces.flatMap(({ name, kind }) => (kind === "phrase" ? [name] : []));
  const long = introduces.flatMap((introduced) => (typeof introduced.long === "string" ? [introduced.long] : []));
  const unclear = new Set([...unsure, ...phrases, ...long].map(nameKey));
  const others = new Set(mentions.map(nameKey));
  addRows(
    paper,
    (key) => (own.has(key) ? true : unclear.has(key) ? undefined : false),
    (key) => (others.has(key) && !own.has(key) ? weightOfOthers : 1) * base,
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

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
