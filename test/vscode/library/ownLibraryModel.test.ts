import { useTemporaryFolder } from "../temporaryFolder";
import { checkSequences } from "./ownLibraryModel";

describe("the own library", () => {
  const { folder } = useTemporaryFolder("model");

  it("loses and doubles nothing in random sequences of imports, names, undos, and crashes of three windows", async function () {
    this.timeout(120_000);
    await checkSequences(folder(), 1, 100);
  });
});
