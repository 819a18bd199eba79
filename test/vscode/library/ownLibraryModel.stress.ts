import process from "node:process";
import { useTemporaryFolder } from "../temporaryFolder";
import { checkSequences } from "./ownLibraryModel";

const seed = Number(process.env["CITELENS_SEED"] ?? 1);
const count = 10_000;

describe(`the own library in random sequences, seed ${seed}`, () => {
  const { folder } = useTemporaryFolder("model");

  it(`loses and doubles nothing in ${count} of them`, async function () {
    this.timeout(3_600_000);
    await checkSequences(folder(), seed, count);
  });
});
