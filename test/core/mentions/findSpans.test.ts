import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { bundledPapers } from "../../../src/core/library/bundledPapers";
import { createMatcher, createMentionMatcher } from "../../../src/core/mentions/createMentionMatcher";
import { scoredForms } from "../../../src/core/mentions/findSpans";
import { formsOf } from "../../../src/core/mentions/forms/formsOf";
import { createKeyTable } from "../../../src/core/mentions/forms/keyTable";
import { readFormKeys } from "../../../src/core/mentions/forms/readFormKeys";
import type { Place } from "../../../src/core/mentions/judge/score/features/evidence";
import { featureOf } from "../../../src/core/mentions/judge/score/features/featureNames";
import { featuresOf } from "../../../src/core/mentions/judge/score/features/featuresOf";
import { shapeOf } from "../../../src/core/mentions/judge/score/formShape";
import { isHopeless, scoreOfPlace } from "../../../src/core/mentions/judge/score/judgePlace";
import { threshold } from "../../../src/core/mentions/judge/score/scorePlace";
import { runToEnd } from "../../../src/core/sliced";
import { generatedCode, generatedPapers } from "../../bench/generatedMentions";

/** A library of this size is large: many ordinary words are names of one of its papers. */
const papers = [...bundledPapers, ...generatedPapers(16_000)];
const text = [
  generatedCode(300, papers),
  readFileSync("README.md", "utf8"),
  ...generatedPapers(80).map(({ abstract }) => abstract ?? ""),
  ...bundledPapers.slice(0, 20).map(({ abstract, aliases }) => `${abstract ?? ""}\n# ${aliases.map((alias) => alias.text).join(", ")}`),
].join("\n");

describe("a look-up, which reads only what it needs", function () {
  this.timeout(60_000);

  it("finds at each offset what a search of the whole text finds there", () => {
    const matcher = createMentionMatcher(papers);
    const found = matcher.find(text);
    assert.ok(found.length > 100, String(found.length));
    for (let offset = 0; offset <= text.length; offset += 3) {
      const expected = found.find(({ start, end }) => start <= offset && offset <= end);
      assert.deepEqual(matcher.at(text, offset), expected, text.slice(offset - 40, offset + 40));
    }
  });

  it("drops early what the rule for large libraries drops when all features are known, and scores everything else by them", () => {
    const keys = runToEnd(readFormKeys(papers, (paper, index) => formsOf(paper, index, new Set()), undefined));
    const table = runToEnd(createKeyTable(keys));
    const matcher = createMatcher({ keys, table, paperAt: (index) => papers[index], muted: new Set(), shown: new Set() });
    assert.ok(matcher.isLarge);
    let dropped = 0;
    for (const { score, place: read } of scoredForms(matcher, text)) {
      const place = read?.();
      if (place) {
        const isDropped = isChanceByFeatures(place);
        dropped += isDropped ? 1 : 0;
        assert.equal(score, isDropped ? 0 : scoreOfPlace(place));
      }
    }
    assert.ok(dropped > 10, String(dropped));
  });

  it("gives up no place whose score reaches the threshold, and most of the others", () => {
    const keys = runToEnd(readFormKeys(papers, (paper, index) => formsOf(paper, index, new Set()), undefined));
    const table = runToEnd(createKeyTable(keys));
    const matcher = createMatcher({ keys, table, paperAt: (index) => papers[index], muted: new Set(), shown: new Set() });
    let [meant, below, hopeless] = [0, 0, 0];
    for (const whole of [text, ...otherCode()]) {
      for (const { place: read } of scoredForms(matcher, whole)) {
        const place = read?.();
        if (place) {
          const isMeant = scoreOfPlace(place) >= threshold;
          const isGivenUp = isHopeless(place);
          assert.ok(!(isMeant && isGivenUp), `${place.candidate.form.text} at ${place.candidate.start}`);
          meant += isMeant ? 1 : 0;
          below += isMeant ? 0 : 1;
          hopeless += isGivenUp ? 1 : 0;
        }
      }
    }
    assert.ok(meant > 300, `${meant} meant`);
    assert.ok(hopeless > 0.5 * below, `${hopeless} of ${below} given up`);
  });
});

/** Returns code of this project, in which ordinary words are names. */
function otherCode(): readonly string[] {
  return ["src/core/mentions", "src/cli", "src/build", "test/core"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(?:ts|mjs)$/.test(entry.name))
      .slice(0, 40)
      .map((entry) => readFileSync(`${entry.parentPath}/${entry.name}`, "utf8")),
  );
}

/** The rule of `isChance`, but from features. */
function isChanceByFeatures(place: Place): boolean {
  const features = featuresOf(place);
  const { isName, isCoined, letters, commonJoined, facts } = shapeOf(place.candidate.form);
  const isShortName = letters <= (place.isAlone ? 2 : isCoined ? 3 : 4);
  const isClear = featureOf(features, "strongWords") >= 1.5 && featureOf(features, "windowField") >= 0.5;
  const { isCited, isCitedInWorkspace, hasOtherName } = place.evidence;
  return facts === undefined && isName && (isShortName || commonJoined > 0) && !isClear && !isCited && !isCitedInWorkspace && !hasOtherName;
}
