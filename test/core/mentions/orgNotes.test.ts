import assert from "node:assert/strict";
import { bundledPapers } from "../../../src/core/library/bundledPapers";
import { createMentionMatcher } from "../../../src/core/mentions/createMentionMatcher";

describe("names in the marks of Org", () => {
  const matcher = createMentionMatcher(bundledPapers);
  const rows: readonly (readonly [org: string, markdown: string])[] = [
    ["* NPO", "# NPO"],
    ["#+TITLE: NPO", "title: NPO"],
    ["We use *NPO* here.", "We use **NPO** here."],
    ["We use ~NPO~ here.", "We use `NPO` here."],
    ["We use /NPO/ here.", "We use *NPO* here."],
    ["- NPO :: a loss", "- NPO: a loss"],
    ["** TODO NPO :paper:", "## TODO NPO"],
    ["see [[https://x.org][NPO]].", "see [NPO](https://x.org)."],
    ["| NPO | 3 |", "| NPO | 3 |"],
  ];
  for (const [org, markdown] of rows) {
    it(`are found in ${org} as in ${markdown}`, () => {
      for (const text of [org, markdown]) {
        assert.deepEqual(
          matcher.find(text).map(({ papers }) => papers[0]?.citekey),
          ["zhang2024negative"],
          text,
        );
      }
    });
  }
});
