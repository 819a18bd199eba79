import assert from "node:assert/strict";
import { findCitations } from "../../../../src/core/citations/reading/findCitations";

/** Checks that exactly the keys drawn in `⟦…⟧` are found, at their offsets. Returns the citations. */
export function checkKeys(languageId: string, drawn: string, around = ""): ReturnType<typeof findCitations> {
  const text = drawn.replace(/[⟦⟧]/g, "");
  const citations = findCitations(text, languageId, around);
  let redrawn = text;
  for (const { citekey, start, end } of citations.flatMap(({ keys }) => keys).sort((one, other) => other.start - one.start)) {
    assert.equal(text.slice(start, end), citekey);
    redrawn = `${redrawn.slice(0, start)}⟦${citekey}⟧${redrawn.slice(end)}`;
  }
  assert.equal(redrawn, drawn, languageId);
  return citations;
}
