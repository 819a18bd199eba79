import assert from "node:assert/strict";
import { emphasisAt } from "../../../../src/core/mentions/judge/score/emphasis";

describe("emphasisAt", () => {
  /** Each row has a line with the name in angle quotes, and the numbers of underscores that emphasize it. */
  const rows: readonly (readonly [line: string, before: number, behind: number])[] = [
    ["_«NPO»_", 1, 1],
    ["see __«NPO»__, which", 2, 2],
    ["(___«NPO»___)", 3, 3],
    ["_«NPO»_'s loss", 1, 1],
    ["**_«NPO»_** and", 1, 1],
    ["_«NPO» loss_ is", 1, 0],
    ["_the «NPO»_.", 0, 1],
    ["_the «NPO» loss_", 0, 0],
    ["__our method «NPO»__ wins", 0, 2],
    ["_«NPO»__", 0, 0],
    ["_«NPO» loss is", 0, 0],
    ["the «NPO»_ loss", 0, 0],
    ["x_«NPO»_", 0, 0],
    ["_«NPO»_x", 0, 0],
    ["_«NPO»_loss_", 0, 0],
    ["f(_«NPO»_)", 0, 0],
    ["_«NPO»_(x)", 0, 0],
    ["_«NPO»_.x", 0, 0],
    ["__«NPO»__ = 1", 0, 0],
    ["#ifndef _«NPO»_", 0, 0],
    ["# define __«NPO»__", 0, 0],
    ["«NPO»", 0, 0],
    ["", 0, 0],
  ];
  for (const [line, before, behind] of rows) {
    it(`${JSON.stringify(line)}: ${before} before and ${behind} behind`, () => {
      const [head = "", , tail = ""] = line.split(/[«»]/);
      assert.deepEqual(emphasisAt(head, tail), { before, behind });
    });
  }
});
