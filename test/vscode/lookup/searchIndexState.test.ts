import assert from "node:assert/strict";
import type { Paper } from "../../../src/core/paper";
import { createSearchIndex } from "../../../src/core/search/createSearchIndex";
import {
  answerNow,
  catchUp,
  finishWork,
  initialState,
  offerPartial,
  receivePapers,
  type SearchIndexState,
  stopWork,
} from "../../../src/vscode/lookup/searchIndexState";
import { generatedPapers, paperOf } from "../../core/search/papers";

const few = generatedPapers(40, 21);
const many = generatedPapers(400, 22);
const others = generatedPapers(900, 23).map((paper) => ({ ...paper, citekey: `other-${paper.citekey}` }));
const zebra = paperOf("Zebra fish", { citekey: "zebra" });

/** A state as a short text: what answers, and the work. */
function describeState({ answer, work }: SearchIndexState): string {
  const answering = answer ? `${answer.kind} of ${answer.index.size}` : "unmade";
  return work.kind === "changing" ? `${answering}, changing ${work.changes.changed.length}` : `${answering}, ${work.kind}`;
}

function asked(state: SearchIndexState): SearchIndexState {
  return { ...state, answer: answerNow(state) };
}

/** A state with a whole index of many papers. */
function whole(papers: readonly Paper[]): SearchIndexState {
  return finishWork(receivePapers(initialState(few), papers), createSearchIndex(papers), papers);
}

describe("the state of the search index", () => {
  const reading = receivePapers(initialState(few), many);
  const cases: readonly (readonly [what: string, state: SearchIndexState, expected: string])[] = [
    ["at the start", initialState(few), "unmade, idle"],
    ["after a query", asked(initialState(few)), "whole of 40, idle"],
    ["after few other papers, with no index", receivePapers(initialState(few), many.slice(0, 100)), "unmade, idle"],
    ["after few changes to few papers", receivePapers(asked(initialState(few)), [...few, zebra]), "partial of 40, changing 1"],
    ["after many changes to few papers", receivePapers(asked(initialState(few)), many.slice(0, 260)), "unmade, idle"],
    ["after many papers", reading, "unmade, reading"],
    ["after a query while many are read", asked(reading), "partial of 40, reading"],
    ["if the new index has fewer papers", offerPartial(asked(reading), createSearchIndex(many.slice(0, 40))), "partial of 40, reading"],
    ["if the new index has more papers", offerPartial(asked(reading), createSearchIndex(many.slice(0, 41))), "partial of 41, reading"],
    ["after reading failed", stopWork(asked(reading)), "partial of 40, idle"],
    ["after reading", whole(many), "whole of 400, idle"],
    ["after few changes to many papers", receivePapers(whole(many), [...many, zebra]), "partial of 400, changing 1"],
    ["after many changes to many papers", receivePapers(whole(many), others), "whole of 400, reading"],
    [
      "back to the papers of before while others are read",
      receivePapers(receivePapers(whole(many), others), many),
      "partial of 400, changing 0",
    ],
    ["after other changes while some go in", receivePapers(receivePapers(whole(many), [...many, zebra]), many), "partial of 400, reading"],
  ];
  for (const [what, state, expected] of cases) {
    it(`is right ${what}`, () => {
      assert.equal(describeState(state), expected);
    });
  }

  it("goes on reading when few papers change, and has them change the index when it is whole", () => {
    const changed = receivePapers(reading, [...many, zebra]);
    assert.equal(changed.work, reading.work);
    const finished = finishWork(changed, createSearchIndex(many), many);
    assert.equal(describeState(finished), "whole of 400, idle");
    assert.equal(describeState(catchUp(finished)), "partial of 400, changing 1");
  });

  it("has nothing to catch up with if no paper changed, or other work goes on", () => {
    assert.equal(describeState(catchUp(whole(many))), "whole of 400, idle");
    const busy = receivePapers(whole(many), others);
    assert.equal(catchUp(busy), busy);
  });

  it("reads anew when many papers change while others are read", () => {
    const changed = receivePapers(reading, others);
    assert.equal(describeState(changed), "unmade, reading");
    assert.notEqual(changed.work, reading.work);
  });
});
