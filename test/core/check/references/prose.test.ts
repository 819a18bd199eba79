import assert from "node:assert/strict";
import { checkText } from "../../../../src/core/check/checkText";
import { createChecker } from "../../../../src/core/check/createChecker";
import { bundledSources } from "../../../../src/core/library/bundledPapers";
import { bundledSets } from "../../../../src/core/library/bundledSets";
import { runToEnd } from "../../../../src/core/sliced";
import { createRandom, randomOf } from "../../../inputs/random";
import { otherRightReferences, otherWrongReferences } from "./otherForms";
import { rightReferences, type WholePaper, type WrittenReference, wrongReferences } from "./writtenReferences";

const sources = bundledSources(bundledSets).map(({ papers }) => ({ name: "bundled papers", papers }));
const papers = sources
  .flatMap((source) => source.papers)
  .filter(
    (paper): paper is WholePaper =>
      paper.arxiv !== undefined && paper.year !== undefined && paper.authors.length >= 3 && paper.title.split(" ").length >= 5,
  );

describe("references in prose", () => {
  const checker = createChecker(sources, { year: 2026 });
  const check = ({ fileName, text }: WrittenReference) =>
    runToEnd(checkText(text, { fileName }, checker)).findings.map(({ kind, severity, start, end }) => ({
      kind,
      severity,
      written: text.slice(start, end),
    }));

  it("accuses none of 230 right references", () => {
    const random = createRandom(1);
    for (let count = 0; count < 10; count++) {
      for (const written of rightReferences(...twoPapers(random))) {
        assert.deepEqual(
          check(written).filter(({ severity }) => severity !== "note"),
          [],
          written.text,
        );
      }
    }
  });

  it("finds what is wrong in 60 references", () => {
    const random = createRandom(2);
    const missed: string[] = [];
    for (let count = 0; count < 5; count++) {
      const [paper, other] = twoPapers(random);
      for (const { kind, written, ...file } of wrongReferences(paper, other, random)) {
        const found = check(file);
        if (!found.some((one) => one.kind === kind && one.written === written)) {
          missed.push(`${file.text}\n${JSON.stringify(found)} instead of ${kind} ${written}`);
        }
      }
    }
    assert.ok(missed.length <= 3, `${missed.length}\n${missed.join("\n\n")}`);
  });

  it("accuses none of 60 right references in other forms", () => {
    const random = createRandom(3);
    for (let count = 0; count < 2; count++) {
      const [paper, other] = twoPapers(random);
      for (const written of otherRightReferences(paper, other)) {
        const accused = check(written).filter(({ severity }) => severity !== "note");
        assert.deepEqual(accused, [], written.text);
      }
    }
  });

  it("finds what is wrong in 40 references in other forms", () => {
    const random = createRandom(4);
    const missed: string[] = [];
    for (let count = 0; count < 2; count++) {
      const [paper, other] = twoPapers(random);
      for (const { kind, written, ...file } of otherWrongReferences(paper, other, random)) {
        const found = check(file);
        if (!found.some((one) => one.kind === kind && one.written === written)) {
          missed.push(`${file.text}\n${JSON.stringify(found)} instead of ${kind} ${written}`);
        }
      }
    }
    assert.ok(missed.length === 0, `${missed.length}\n${missed.join("\n\n")}`);
  });
});

function twoPapers(random: () => number): readonly [WholePaper, WholePaper] {
  const paper = randomOf(random, papers);
  return [
    paper,
    randomOf(
      random,
      papers.filter((one) => one !== paper && one.authors[0]?.family !== paper.authors[0]?.family),
    ),
  ];
}
