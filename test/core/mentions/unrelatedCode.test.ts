import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { bundledPapers } from "../../../src/core/library/bundledPapers";
import { createMentionMatcher } from "../../../src/core/mentions/createMentionMatcher";
import { requires } from "../../guards/requirement";
import { describeMisfires, findMisfires } from "../../inputs/unrelatedCode";

/** The wrong mentions per 100,000 lines that are acceptable. */
const maxMisfires = 1;
const maxCharacters = 30e6;

describe("createMentionMatcher in code that has nothing to do with the papers", function () {
  this.timeout(120_000);
  const matcher = createMentionMatcher(bundledPapers);

  function check(what: string, folder: string): number {
    const found = findMisfires(matcher, [folder], maxCharacters);
    console.log([`      ${what}: ${describeMisfires(found)}`, ...found.mentions.map((mention) => `        ${mention}`)].join("\n"));
    assert.ok(found.perHundredThousandLines <= maxMisfires);
    return found.characters;
  }

  it("finds next to nothing in the JavaScript and TypeScript of this project's own packages", () => {
    assert.ok(check("packages", "node_modules") > 20e6);
  });

  it("finds next to nothing in Python's packages", function () {
    const folder = ["/usr/lib/python3/dist-packages", "/usr/lib/python3"].find((candidate) => existsSync(candidate));
    requires(this, folder !== undefined, "Python's packages are not in /usr/lib/python3");
    assert.ok(check("Python", folder) > 0);
  });
});
