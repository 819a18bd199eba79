/**
 * Fits the weights by which places are judged: `node train.js LABELLED-REPOSITORIES LABELS EXTRA-LABELS CATALOGUE FORMS`. Prints the figures of
 * a cross-validation by repository, and writes `seeds/judging/weights.json` and the features of the labelled places for the test.
 * The same input gives the same weights.
 */
import { writeFileSync } from "node:fs";
import process from "node:process";
import { factFeatures, featureNames } from "../../core/mentions/judge/score/features";
import { readCatalogue } from "./catalogue";
import { createLibraryOf, type Example, readExamples, readForms } from "./examples";
import { fit, type Model, predict, type Row } from "./logistic";

const [folder = "", labelFile = "", extraFile = "", catalogueFile = "", formFile = ""] = process.argv.slice(2);
const penalty = Number(process.env["PENALTY"] ?? 20);
const blankedWeight = Number(process.env["BLANKED"] ?? 0.7);
const formWeight = Number(process.env["FORMS"] ?? 0.3);
const verbose = process.argv.includes("--verbose");
const factIndexes = new Set(factFeatures.map((name) => featureNames.indexOf(name)));

const library = createLibraryOf(readCatalogue(catalogueFile).papers);
const examples = readExamples(library, labelFile, folder);
const extra = readExamples(library, extraFile, folder);
const forms = readForms(formFile);
console.log(`${String(examples.length)} labels, ${String(extra.length)} more, ${String(forms.length)} forms`);

/** Returns features as those of a paper that the catalogue does not know. */
function blanked(features: readonly number[]): readonly number[] {
  return features.map((value, index) => (factIndexes.has(index) ? 0 : value));
}

function rowsOf(all: readonly Example[]): readonly Row[] {
  return all.flatMap(({ features, meant, stratum }) => {
    if (typeof features !== "object") {
      return [];
    }
    const label = meant ? 1 : 0;
    return stratum === "forms"
      ? [{ features, label, weight: formWeight }]
      : [
          { features, label, weight: 1 },
          { features: blanked(features), label, weight: blankedWeight },
        ];
  });
}

interface Scored {
  readonly example: Example;
  readonly score: number;
  readonly blankedScore: number;
}

function scored(model: Model, example: Example): Scored {
  const { features } = example;
  if (typeof features !== "object") {
    const score = features === "certain" ? 1 : 0;
    return { example, score, blankedScore: score };
  }
  return { example, score: predict(model, features), blankedScore: predict(model, blanked(features)) };
}

const groups = [...new Set(examples.map(({ repository }) => repository))].sort();
const results = groups.flatMap((group) => {
  const model = fit([...rowsOf(examples.filter(({ repository }) => repository !== group)), ...rowsOf(extra), ...rowsOf(forms)], penalty);
  return examples.filter(({ repository }) => repository === group).map((example) => scored(model, example));
});
const formFolds = 5;
const formResults = Array.from({ length: formFolds }).flatMap((_, fold) => {
  const titles = [...new Set(forms.map(({ repository }) => repository))];
  const isOut = ({ repository }: Example): boolean => titles.indexOf(repository) % formFolds === fold;
  const model = fit([...rowsOf(examples), ...rowsOf(extra), ...rowsOf(forms.filter((form) => !isOut(form)))], penalty);
  return forms.filter(isOut).map((form) => scored(model, form));
});

const threshold = process.env["THRESHOLD"] === undefined ? thresholdAt(0.96) : Number(process.env["THRESHOLD"]);

/** Returns the smallest threshold at which the precision over all is at least this. */
function thresholdAt(precision: number): number {
  for (let t = 0.3; t < 0.99; t += 0.01) {
    const found = results.filter(({ score }) => score >= t);
    if (found.filter(({ example }) => example.meant).length >= precision * found.length) {
      return Math.round(t * 100) / 100;
    }
  }
  return 0.99;
}

function report(title: string, score: (one: Scored) => number): void {
  const rows = ["ml-plain", "ml-ambiguous", "unrelated", "all"].map((stratum) => {
    const of = results.filter(({ example }) => stratum === "all" || example.stratum === stratum);
    const yes = of.filter(({ example }) => example.meant);
    const no = of.filter(({ example }) => !example.meant);
    const [tp, fp] = [yes, no].map((list) => list.filter((one) => score(one) >= threshold).length);
    return {
      stratum,
      precision: round((tp ?? 0) / Math.max(1, (tp ?? 0) + (fp ?? 0))),
      recall: round((tp ?? 0) / Math.max(1, yes.length)),
      tp,
      yes: yes.length,
      fp,
      no: no.length,
    };
  });
  console.log(title);
  console.table(rows);
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

console.log(`threshold ${String(threshold)}`);
report("cross-validated by repository", ({ score }) => score);
report("the same as a user's own papers (facts blanked)", ({ blankedScore }) => blankedScore);
const formsFound = formResults.filter(({ score }) => score >= threshold);
console.log(
  `forms: found ${String(formsFound.filter(({ example }) => example.meant).length)} of ${String(forms.filter(({ meant }) => meant).length)}, ` +
    `look-alikes ${String(formsFound.filter(({ example }) => !example.meant).length)} of ${String(forms.filter(({ meant }) => !meant).length)}`,
);
if (verbose) {
  const wrong = [...results, ...(process.argv.includes("--forms") ? formResults : [])].filter(
    ({ example, score }) => score >= threshold !== example.meant,
  );
  for (const { example, score } of wrong.sort((a, b) => a.score - b.score)) {
    console.log(
      `${example.meant ? "missed" : "wrong "} ${score.toFixed(2)} ${example.features === undefined ? "NO FORM " : ""}${example.stratum} ${example.what}`,
    );
  }
}

const model = fit([...rowsOf(examples), ...rowsOf(extra), ...rowsOf(forms)], penalty);
const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;
const lines = featureNames.map(
  (name, index) =>
    `    ${JSON.stringify(name)}: [${[model.means, model.deviations, model.weights].map((list) => String(rounded(list[index] ?? 0))).join(", ")}]`,
);
writeFileSync(
  "seeds/judging/weights.json",
  `{\n  "threshold": ${String(threshold)},\n  "bias": ${String(rounded(model.bias))},\n  "features": {\n${lines.join(",\n")}\n  }\n}\n`,
);
console.log(
  featureNames
    .map((name, index) => ({ name, weight: model.weights[index] ?? 0 }))
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, verbose ? 100 : 25)
    .map(({ name, weight }) => `${name} ${weight.toFixed(2)}`)
    .join(", "),
);
