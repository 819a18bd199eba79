import assert from "node:assert/strict";
import { findInlineIgnores } from "../../../src/core/check/inlineIgnores";
import type { FindingKind } from "../../../src/core/check/finding";
import { effortOf } from "../../guards/effort";

/**
 * Checks which findings a comment hides. In the text, a finding of kind "title" is between `«` and `»`; its reference starts at `‹`, or with the
 * finding.
 */
function check(marked: string, isHidden: boolean, kind: FindingKind = "title"): void {
  it(`${isHidden ? "hides" : "shows"} ${kind}: ${JSON.stringify(marked)}`, () => {
    const text = marked.replace(/[«»‹]/g, "");
    const offsetOf = (mark: string): number => marked.slice(0, marked.indexOf(mark)).replace(/[«»‹]/g, "").length;
    const finding = { kind, start: offsetOf("«"), end: offsetOf("»") };
    const reference = { start: marked.includes("‹") ? offsetOf("‹") : finding.start };
    assert.equal(findInlineIgnores(text).hides(finding, reference), isHidden);
  });
}

describe("comments that hide findings", () => {
  check("# «A title» citelens: ignore", true);
  check("# «A title»", false);
  check("# «A title»  // CiteLens:ignore", true);
  check("<!-- citelens: ignore --> «A title»", true);
  check("# a citelens: ignore\n# «A title»\n", false);
  check("# «A title»\n# b citelens: ignore", false);
  check("# «A title»\n# citelens: ignore", false);

  // Alone on a line, it counts for the next one.
  check("# citelens: ignore\n# «A title»\n", true);
  check("# citelens: ignore\r\n# «A title»\r\n", true);
  check("# citelens: ignore\n\n# «A title»\n", false);
  check("% citelens: ignore title\n‹@article{key,\n  title = {«A title»},\n}\n", true);
  check("% citelens: ignore title\n\n‹@article{key,\n  title = {«A title»},\n}\n", false);
  check("‹@article{key,\n  title = {«A title»}, % citelens: ignore\n}\n", true);
  check("‹@article{key, % citelens: ignore\n  title = {«A title»},\n}\n", false);
  check("  <!-- citelens: ignore -->\n- «A title»", true);
  check(".. citelens: ignore\n‹A. Author\n«A title»", true);
  check('    "# citelens: ignore\\n",\n    "# «A title»"', true);
  check("% citelens: ignore title\n% citelens: ignore year\n% «A title»", true);
  check("% citelens: ignore authors\n% citelens: ignore year\n% «A title»", false);

  // A finding may take several lines.
  check('"""«A title\nin two lines» citelens: ignore"""', true);
  check('"""«A title citelens: ignore\nin two lines»"""', true);

  // Kinds.
  check("# «A title» citelens: ignore title", true);
  check("# «A title» citelens: ignore: title", true);
  check("# «A title» citelens: ignore[title]", true);
  check("/* «A title» citelens: ignore title*/", true);
  check("<!-- «A title» citelens: ignore TITLE-->", true);
  check("# «A title» citelens: ignore year, title", true);
  check("# «A title» citelens: ignore year title", true);
  check("# «A title» citelens: ignore[year, title] as printed", true);
  check("# «A title» citelens: ignore year", false);
  check("# «A title» citelens: ignore[year]", false);
  check("# «A title» citelens: ignore[titel]", false);
  check("# «A title» citelens: ignore[]", false);
  check("# «A title» citelens: ignore year because the title is ours", false);
  check("# «A title» citelens: ignore, it is ours", true);
  check("# «A title» citelens: ignore the year", true);
  check("# «2404.05868» citelens: ignore other-paper-id", true, "other-paper-id");
  check("# «2404.05868» citelens: ignore title", false, "other-paper-id");

  // Other words.
  check("# «A title» citelens: ignored", false);
  check("# «A title» citelens: ignore-file", false);
  check("# «A title» citelens ignore", false);

  it("are found in linear time", () => {
    for (const part of ["citelens: ignore", "citelens: ignore\n", "# citelens: ignore title\n", "citelens:\t", "citelens: ignore title,"]) {
      const effort = (length: number): number => {
        const text = part.repeat(length / part.length);
        return effortOf(() => findInlineIgnores(text).hides({ kind: "year", start: 0, end: text.length }, { start: 0 }));
      };
      const isSlow = (): boolean => effort(800_000) > Math.max(30, 16 * effort(100_000));
      assert.ok(!isSlow() || !isSlow() || !isSlow(), part);
    }
  });
});
