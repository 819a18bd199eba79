import assert from "node:assert/strict";
import process from "node:process";
import { type Growing, growthProblem } from "../guards/growth";
import { growingDocuments, growingLanguages } from "../inputs/growingDocuments";
import { growingLibraries } from "../inputs/growingLibraries";
import { growingTexts } from "../inputs/growingTexts";

const groups: readonly (readonly [what: string, all: () => readonly Growing[]])[] = [
  ...[".bib", ".ris", ".yaml", ".yml", ".json", ".txt"].map(
    (ending) => [`a${ending}`, () => growingLibraries().filter(({ what }) => what.startsWith(`a${ending}:`))] as const,
  ),
  ["everything but libraries and documents", growingTexts],
  ...growingLanguages.map(
    (language, index) => [`documents in ${language}`, () => sampleOf(growingDocuments(language), seed + index * 7)] as const,
  ),
];

/** Every so many productions of documents are read, from one that the seed chooses. All of them in 81 languages take hours. */
const every = Number(process.env["CITELENS_EVERY"] ?? 27);
const seed = Number(process.env["CITELENS_SEED"] ?? 14);

function sampleOf(all: readonly Growing[], first: number): readonly Growing[] {
  return all.filter((_, index) => index % every === first % every);
}

describe(`the time to read each production grows with its length (seed ${seed}, every ${every}th of documents)`, () => {
  for (const [what, all] of groups) {
    it(`in ${what}`, function () {
      this.timeout(3_600_000);
      const problems = all().flatMap((one) => growthProblem(one, 25_000) ?? []);
      assert.deepEqual(problems, []);
    });
  }
});
