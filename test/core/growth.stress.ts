import assert from "node:assert/strict";
import { type Growing, growthProblem } from "../guards/growth";
import { growingDocuments, growingLanguages } from "../inputs/growingDocuments";
import { growingLibraries } from "../inputs/growingLibraries";
import { growingTexts } from "../inputs/growingTexts";

const groups: readonly (readonly [what: string, all: () => readonly Growing[]])[] = [
  ...[".bib", ".ris", ".yaml", ".yml", ".json", ".txt"].map(
    (ending) => [`a${ending}`, () => growingLibraries().filter(({ what }) => what.startsWith(`a${ending}:`))] as const,
  ),
  ["everything but libraries and documents", growingTexts],
  ...growingLanguages.map((language) => [`documents in ${language}`, () => growingDocuments(language)] as const),
];

describe("the time to read each production grows with its length", () => {
  for (const [what, all] of groups) {
    it(`in ${what}`, function () {
      this.timeout(3_600_000);
      const problems = all().flatMap((one) => growthProblem(one, 25_000) ?? []);
      assert.deepEqual(problems, []);
    });
  }
});
