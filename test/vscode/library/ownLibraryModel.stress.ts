import process from "node:process";
import { useTemporaryFolder } from "../temporaryFolder";
import { checkSequences } from "./ownLibraryModel";

const seed = Number(process.env["CITELENS_SEED"] ?? 1);
const count = 10_000;
/** Each part is a test of its own, because the runner ends a suite that reports nothing for minutes. */
const partCount = 250;

describe(`the own library in ${count} random sequences, seed ${seed}`, () => {
  const { folder } = useTemporaryFolder("model");

  for (let first = seed; first < seed + count; first += partCount) {
    it(`loses and doubles nothing from ${first} on`, async function () {
      this.timeout(600_000);
      await checkSequences(folder(), first, partCount);
    });
  }
});
