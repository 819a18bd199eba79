import { checkText } from "../../../src/core/check/checkText";
import { createChecker, type Checker } from "../../../src/core/check/createChecker";
import { parseBibtex } from "../../../src/core/formats/bibtex/createBibtexReader";
import { runToEnd } from "../../../src/core/sliced";
import { assertEffort } from "../../guards/effort";

const count = 4_000;

function repeated(entry: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => entry(index)).join("\n");
}

function checkerOf(bibtex: string): Checker {
  return createChecker([{ name: "known", papers: parseBibtex(bibtex).papers }], { year: 2026 });
}

describe("the check of records takes time in proportion to the text", () => {
  const cases: readonly (readonly [what: string, fileName: string, text: string])[] = [
    [
      "one paper again and again",
      "a.bib",
      repeated((at) => `@article{k${at}, title={Deep Nets for Image Recognition}, author={Li, Wei}, doi={10.1000/a}}`),
    ],
    [
      "titles of the same words",
      "a.bib",
      repeated((at) => `@article{k${at}, title={Deep Nets for Image Recognition ${"of ".repeat(at % 5)}Nets}, author={Li, W${at}}}`),
    ],
    [
      "thousands of authors",
      "a.bib",
      `@article{k, title={Some Work}, author={${repeated((at) => `Li, Wei${at} and`)} Li, Bo}, year={2020}}`,
    ],
    ["one long title", "a.bib", `@article{k, title={${repeated(() => "Nets: of - Nets?")}}, author={Li, Wei}}`],
    ["JSON that is never closed", "a.json", `[{"title": "x", "author": ${repeated(() => '[{"family": "Li",')}`],
    ["JSON of many fields", "a.json", `[{"title": "x", "author": [{"family": "Li"}]${repeated((at) => `, "f${at}": [{"a": 1}]`)}}]`],
    ["YAML of many fields", "a.yaml", `references:\n- title: x\n  author: [{family: Li}]\n${repeated((at) => `  f${at}: 1`)}`],
    ["RIS of one record", "a.ris", `TY  - JOUR\nTI  - x\n${repeated((at) => `AU  - Li, W${at}`)}\nPY  - 2020`],
    [
      "CFF of many references",
      "CITATION.cff",
      `references:\n${repeated((at) => `  - title: Work ${at}\n    year: 2020\n    doi: 10.1000/a`)}`,
    ],
    ["CFF of empty lines", "CITATION.cff", `references:\n${repeated(() => "\r\n  # nothing\r")}\nreferences:`],
  ];
  for (const [what, fileName, text] of cases) {
    it(what, () => {
      assertEffort(
        4_000,
        () => {
          runToEnd(checkText(text, { fileName }, checkerOf(text)));
        },
        what,
      );
    });
  }
});
