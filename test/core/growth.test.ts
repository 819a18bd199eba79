import assert from "node:assert/strict";
import { type Growing, growthProblem } from "../guards/growth";
import { growingDocuments, growingLanguages } from "../inputs/growingDocuments";
import { growingLibraries } from "../inputs/growingLibraries";
import { growingTexts } from "../inputs/growingTexts";

/** The length of the shorter of two texts. The stress test reads longer ones, and all productions instead of a sample. */
const length = 12_500;

function sampleOf(all: readonly Growing[], every: number, first = 0): readonly Growing[] {
  return all.filter((_, index) => index % every === first % every);
}

function check(all: readonly Growing[]): void {
  for (const one of all) {
    assert.equal(growthProblem(one, length), undefined);
  }
}

describe("the time to read a text grows with its length", () => {
  it("in a sample of the formats of libraries", function () {
    this.timeout(300_000);
    check(sampleOf(growingLibraries(), 131));
  });

  it("in a sample of the languages of documents", function () {
    this.timeout(300_000);
    check(growingLanguages.flatMap((language, index) => sampleOf(growingDocuments(language), 800, index * 37)));
  });

  it("in a sample of all other readers", function () {
    this.timeout(300_000);
    check(sampleOf(growingTexts(), 47));
  });

  it("and work that grows faster is found, whatever a single time is", () => {
    const textOf = (size: number): string => "a".repeat(size);
    const readSquare = (text: string): void => {
      for (let at = 0; at < text.length; at += 64) {
        text.lastIndexOf("b", at);
      }
    };
    const readOnce = (text: string): void => {
      for (let time = 0; time < 2_000; time++) {
        text.indexOf("b");
      }
    };
    assert.match(growthProblem({ what: "a square", textOf, read: readSquare }, 50_000) ?? "", /^a square: \d+/);
    assert.equal(growthProblem({ what: "a line", textOf, read: readOnce }, 50_000), undefined);
  });
});
