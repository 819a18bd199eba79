import assert from "node:assert/strict";
import { formedEdit } from "../../../src/core/citations/formedEdit";

describe("the form that the user chose last", () => {
  const rows: readonly (readonly [preamble: string, newText: string, form: string, expected: string])[] = [
    [String.raw`\usepackage{natbib}`, String.raw`\citep{a}`, "citet", String.raw`\citet{a}`],
    [String.raw`\usepackage{biblatex}`, String.raw`\autocite{a}`, "citet", String.raw`\autocite{a}`],
    [String.raw`\usepackage{cite}`, String.raw`\cite{a}`, "textcite", String.raw`\cite{a}`],
    ["", String.raw`\cite{a}`, "citet", String.raw`\cite{a}`],
    [String.raw`\usepackage[natbib]{biblatex}`, String.raw`\citep{a}`, "textcite", String.raw`\textcite{a}`],
  ];
  for (const [preamble, newText, form, expected] of rows) {
    it(`is ${expected} for ${form} in ${JSON.stringify(preamble)}`, () => {
      const document = { text: "As  says.", languageId: "latex", around: preamble };
      assert.equal(formedEdit({ start: 3, end: 3, newText }, document, () => ({ form })).newText, expected);
    });
  }

  it("is left out where the document does not define it, and the page stays", () => {
    const document = { text: "As  says.", languageId: "latex" };
    const edit = formedEdit({ start: 3, end: 3, newText: "\\cite{a}" }, document, () => ({ form: "citet", locator: "p. 3" }));
    assert.equal(edit.newText, "\\cite[p. 3]{a}");
  });
});
