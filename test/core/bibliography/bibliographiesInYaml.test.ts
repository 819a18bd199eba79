import assert from "node:assert/strict";
import { metadataFilesInYaml, quartoProfilesInYaml } from "../../../src/core/bibliography/bibliographiesInYaml";

describe("bibliographiesInYaml", () => {
  for (const [text, ...expected] of [
    ["metadata-files:\n  - _a.yml\n  - b.yml\n", "_a.yml", "b.yml"],
    ["metadata-file: c.yml\ndefaults: [base, x.yaml]", "c.yml", "base.yaml", "x.yaml"],
    ["format:\n  html:\n    metadata-files: [d.yml]", "d.yml"],
    ["metadata: x.yml"],
  ] as const) {
    it(`returns the metadata files of ${JSON.stringify(text)}`, () => {
      assert.deepEqual(metadataFilesInYaml(text), expected);
    });
  }

  for (const [text, ...expected] of [
    ["project:\n  type: book\nprofile:\n  default: production\n  group:\n    - [a, b]\n", "_quarto-production.yml"],
    ["profile: dev\n", "_quarto-dev.yml"],
    ["profile:\n  default: [a, b]\nformat: c", "_quarto-a.yml", "_quarto-b.yml"],
    ["profile: ../x\n"],
    ["format:\n  default: x"],
  ] as const) {
    it(`returns the profiles of ${JSON.stringify(text)}`, () => {
      assert.deepEqual(quartoProfilesInYaml(text), expected);
    });
  }
});
