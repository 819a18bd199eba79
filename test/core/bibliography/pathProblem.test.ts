import assert from "node:assert/strict";
import { namedPathProblem, pathProblem, shownPath } from "../../../src/core/bibliography/pathProblem";

/** The paths of files, however odd, and those that name none. */
const rows: readonly (readonly [path: string, ofDocument: RegExp | undefined, ofUser?: RegExp])[] = [
  ["refs.bib", undefined],
  ["../../../../../../../../refs.bib", undefined],
  ["/a//b/refs.bib", undefined],
  ["C:\\x\\refs.bib", undefined],
  ["C:x.bib", undefined],
  ["NUL", undefined],
  ["CON.bib", undefined],
  ["%00", undefined],
  ["%", undefined],
  ["%zz.bib", undefined],
  ["~user/refs.bib", undefined],
  ["untitled:refs.bib", undefined],
  ["🙂 大きさ.bib", undefined],
  ["__proto__", undefined],
  ["a".repeat(4096), undefined],
  ["http:x.bib", undefined],
  ["C://x.bib", undefined],
  ["file:////x", /an address/],
  ["file://", /an address/],
  ["HTTPS://example.org/refs.bib", /an address/],
  ["vscode-remote://x/y.bib", /an address/],
  ["//host", /another computer/],
  ["//host/x.bib", /another computer/],
  ["////x.bib", /another computer/],
  ["\\\\host\\share\\x.bib", /another computer/],
  ["\\/host/x.bib", /another computer/],
  ["\\\\.\\NUL", /another computer/],
  ["a\0.bib", /control character/, /control character/],
  ["a\nb.bib", /line break/, /line break/],
  ["a\r\nb.bib", /line break/, /line break/],
  ["a\u2028b.bib", /line break/, /line break/],
  ["a\u0085b.bib", /control character/, /control character/],
  ["\ud800.bib", /half of a character/, /half of a character/],
  ["\udc00\ud800.bib", /half of a character/, /half of a character/],
  ["a".repeat(100_000), /longer than 4096/, /longer than 4096/],
  ["../".repeat(40_000), /longer than 4096/, /longer than 4096/],
];

describe("paths that name no file", () => {
  for (const [path, ofDocument, ofUser] of rows) {
    it(shownPath(path), () => {
      for (const [problem, expected] of [
        [namedPathProblem(path), ofDocument],
        [pathProblem(path), ofUser],
      ] as const) {
        assert.ok(expected ? expected.test(problem ?? "") : problem === undefined, problem);
      }
    });
  }

  it("are shown on one line, cut if they are long", () => {
    assert.equal(shownPath("a\nb\0\ud800"), '"a\\nb\\u0000\\ud800"');
    assert.equal(shownPath("a\u2028b\u0085"), '"a\\u2028b\\u0085"');
    assert.equal(shownPath("x".repeat(100_000)).length, 83);
  });
});
