/**
 * Fits the weights by which places are judged: `node train.js LABELLED-REPOSITORIES LABELS EXTRA-LABELS[,MORE] CATALOGUE FORMS… [--unrelated=FOLDER,…]`. Prints the figures of
 * a cross-validation, in which each repository is judged by models that have not seen it, and writes `seeds/judging/weights.json` and
 * the features of the labelled places for the test. The same input gives the same weights.
 */
import { writeFileSync } from "node:fs";
import process from "node:process";
import { factFeatures, featureNames } from "../../core/mentions/judge/score/features/featureNames";
import { pairNames, withPairs } from "../../core/mentions/judge/score/pairs";
import { readCatalogue } from "./catalogue";
import { createLibraryOf, type Example, readExamples, readForms, readUnrelated } from "./examples";
import { fit, type Model, predict, type Row } from "./logistic";

const [folder = "", labelFile = "", extraFile = "", catalogueFile = "", ...formFiles] = process.argv
  .slice(2)
  .filter((argument) => !argument.startsWith("--"));
const unrelatedFolders = (process.argv.find((argument) => argument.startsWith("--unrelated="))?.slice(12) ?? "").split(",").filter(Boolean);
const verbose = process.argv.includes("--verbose");

const penalty = 15;
/** The penalty of the weights of pairs, of which there are many. */
const pairPenalty = 40;
/** A place as one of a paper that the catalogue does not know counts so much. */
const blankedWeight = 0.7;
/** All places in unrelated code together count as so many labels. */
const unrelatedLabels = 400;
/** A form on its own, without a text around it, counts so much among the places. */
const formWeight = 0.3;
/** Labels that were made fast count so much. */
const extraWeight = 0.7;
const formPenalty = 5;
const folds = 8;
const wantedPrecision = 0.96;
/** The share of forms that only look like a name of which it is acceptable that they are found. */
const maxLookAlikes = 0.01;

const factIndexes = new Set(factFeatures.map((name) => featureNames.indexOf(name)));
const library = createLibraryOf(readCatalogue(catalogueFile).papers);
const examples = readExamples(library, labelFile, folder);
const extra = extraFile.split(",").flatMap((file) => readExamples(library, file, folder));
const unrelated = unrelatedFolders.flatMap((unrelatedFolder) => readUnrelated(library, unrelatedFolder));
const forms = formFiles.flatMap((file) => readForms(file));
console.log(
  `${String(examples.length)} labels, ${String(extra.length)} more, ${String(unrelated.length)} in unrelated code, ${String(forms.length)} forms`,
);

type Features = readonly number[];

/** Returns features as those of a paper that the catalogue does not know. */
function blanked(features: Features): Features {
  return features.map((value, index) => (factIndexes.has(index) ? 0 : value));
}

function asKnown(features: Features): Features {
  return features;
}

/** Both ways to see a place, with their weights. */
const views = [
  [asKnown, 1],
  [blanked, blankedWeight],
] as const;

function rowsOf(all: readonly Example[], weightOf: number): readonly Row[] {
  return all.flatMap(({ features, meant }) =>
    typeof features === "object"
      ? views.map(([view, weight]) => ({ features: withPairs(view(features)), label: meant ? 1 : 0, weight: weight * weightOf }))
      : [],
  );
}

function formRows(all: readonly Example[]): readonly Row[] {
  return all.flatMap(({ features, meant }) => (typeof features === "object" ? [{ features, label: meant ? 1 : 0, weight: 1 }] : []));
}

const labelled = [...examples, ...extra];
const repositories = [...new Set(labelled.map(({ repository }) => repository))].sort();
const foldOf = ({ repository }: Example): number => repositories.indexOf(repository) % folds;
const formsAmongPlaces = formRows(forms).map((row) => ({ ...row, features: withPairs(row.features), weight: formWeight }));
const penalties = [...featureNames.map(() => penalty), ...pairNames.map(() => pairPenalty)];

/** Returns the rows of all labelled places that pass a test. */
function placeRows(test: (example: Example) => boolean): readonly Row[] {
  return [
    ...rowsOf(examples.filter(test), 1),
    ...rowsOf(extra.filter(test), extraWeight),
    ...rowsOf(unrelated, unrelatedLabels / Math.max(1, unrelated.length)),
    ...formsAmongPlaces,
  ];
}

const models = Array.from({ length: folds }, (_, fold) =>
  fit(
    placeRows((one) => foldOf(one) !== fold),
    penalties,
  ),
);

interface Scored {
  readonly example: Example;
  readonly score: number;
  readonly blankedScore: number;
}

const results: readonly Scored[] = examples.map((example) => {
  const model = models[foldOf(example)];
  const scoreOf = (view: (features: Features) => Features): number =>
    typeof example.features === "object" && model
      ? predict(model, withPairs(view(example.features)))
      : example.features === "certain"
        ? 1
        : 0;
  return { example, score: scoreOf(asKnown), blankedScore: scoreOf(blanked) };
});

/** Returns the smallest threshold at which the precision over all is at least this. */
function thresholdAt(precision: number, scoreOf: (one: Scored) => number): number {
  for (let t = 0.3; t < 0.99; t += 0.01) {
    const found = results.filter((one) => scoreOf(one) >= t);
    if (found.filter(({ example }) => example.meant).length >= precision * found.length) {
      return Math.round(t * 100) / 100;
    }
  }
  return 0.99;
}

function report(title: string, threshold: number, score: (one: Scored) => number): void {
  const rows = ["ml-plain", "ml-ambiguous", "unrelated", "all"].map((stratum) => {
    const of = results.filter(({ example }) => stratum === "all" || example.stratum === stratum);
    const yes = of.filter(({ example }) => example.meant);
    const no = of.filter(({ example }) => !example.meant);
    const [tp = 0, fp = 0] = [yes, no].map((list) => list.filter((one) => score(one) >= threshold).length);
    return {
      stratum,
      precision: round(tp / Math.max(1, tp + fp), 1000),
      recall: round(tp / Math.max(1, yes.length), 1000),
      tp,
      yes: yes.length,
      fp,
      no: no.length,
    };
  });
  console.log(`${title}, threshold ${String(threshold)}`);
  console.table(rows);
}

function round(value: number, digits: number): number {
  return Math.round(value * digits) / digits;
}

const threshold = thresholdAt(wantedPrecision, ({ score }) => score);
report("cross-validated by repository", threshold, ({ score }) => score);
report("the same as a user's own papers (facts blanked)", threshold, ({ blankedScore }) => blankedScore);

const titles = [...new Set(forms.map(({ repository }) => repository))];
const formResults = Array.from({ length: folds }).flatMap((_, fold) => {
  const isOut = ({ repository }: Example): boolean => titles.indexOf(repository) % folds === fold;
  const model = fit(
    formRows(forms.filter((form) => !isOut(form))),
    featureNames.map(() => formPenalty),
  );
  return forms.filter(isOut).map((example) => ({
    example,
    score: typeof example.features === "object" ? predict(model, example.features) : example.features === "certain" ? 1 : 0,
  }));
});
const lookAlikes = formResults.filter(({ example }) => !example.meant);
const formScores = lookAlikes.map(({ score }) => score).sort((a, b) => b - a);
const formThreshold = round((formScores[Math.floor(maxLookAlikes * lookAlikes.length)] ?? 0) + 0.005, 100);
const ownForms = formResults.filter(({ example }) => example.meant);
const found = (list: typeof formResults): number => list.filter(({ score }) => score >= formThreshold).length;
console.log(
  `forms alone, cross-validated by paper, threshold ${String(formThreshold)}: found ${String(found(ownForms))} of ${String(ownForms.length)}, ` +
    `look-alikes ${String(found(lookAlikes))} of ${String(lookAlikes.length)}`,
);

if (verbose) {
  const wrong = [
    ...results.filter(({ example, score }) => score >= threshold !== example.meant),
    ...(process.argv.includes("--forms") ? formResults.filter(({ example, score }) => score >= formThreshold !== example.meant) : []),
  ];
  for (const { example, score } of [...wrong].sort((a, b) => a.score - b.score)) {
    const note = example.features === undefined ? "NO FORM " : "";
    console.log(`${example.meant ? "missed" : "wrong "} ${score.toFixed(2)} ${note}${example.stratum} ${example.what}`);
  }
}

/** Returns a model as readable JSON: a feature a line with its mean, deviation and weight. */
function asJson(model: Model, names: readonly string[], bias = model.bias): string {
  const digits = 10_000;
  const lines = names.map((name, index) => {
    const row = [model.means, model.deviations, model.weights].map((list) => String(round(list[index] ?? 0, digits)));
    return `      ${JSON.stringify(name)}: [${row.join(", ")}]`;
  });
  return `{\n    "bias": ${String(round(bias, digits))},\n    "features": {\n${lines.join(",\n")}\n    }\n  }`;
}

function oddsOf(probability: number): number {
  return Math.log(probability / (1 - probability));
}

const place = fit(
  placeRows(() => true),
  penalties,
);
const alone = fit(
  formRows(forms),
  featureNames.map(() => formPenalty),
);
// All scores share one threshold: the scores of forms alone are moved to it.
const aloneBias = alone.bias + oddsOf(threshold) - oddsOf(formThreshold);
writeFileSync(
  "seeds/judging/weights.json",
  `{\n  "threshold": ${String(threshold)},\n  "place": ${asJson(place, [...featureNames, ...pairNames])},\n` +
    `  "alone": ${asJson(alone, featureNames, aloneBias)}\n}\n`,
);
const stored = examples.flatMap(({ stratum, meant, features }) =>
  typeof features === "object" ? [[stratum, meant ? 1 : 0, ...features.map((value) => round(value, 1000))]] : [],
);
writeFileSync(
  "test/fixtures/labelled-places.json",
  `{"names":${JSON.stringify(featureNames)},"rows":[\n${stored.map((row) => JSON.stringify(row)).join(",\n")}\n]}\n`,
);
