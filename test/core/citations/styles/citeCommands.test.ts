import assert from "node:assert/strict";
import { citeCommandOf, type CommandLanguage, isDocumenter, isMyst } from "../../../../src/core/citations/styles/citeCommands";

describe("citeCommandOf", () => {
  const rows: readonly (readonly [language: CommandLanguage, text: string, plain: string, behindName?: string])[] = [
    ["latex", "", "cite"],
    ["latex", "\\citet{a} \\citet{b} \\citep{c}", "citet", "citep"],
    ["latex", "\\citep{a} \\citet{b} \\citet[p. 1]{c}", "citet", "citep"],
    ["latex", "\\textcite{a}", "textcite", "cite"],
    ["latex", "\\citeauthor{a} \\citeyear{b}", "cite"],
    ["latex", "\\usepackage{natbib}", "citep"],
    ["latex", "\\usepackage[round]{a,natbib}", "citep"],
    ["latex", "\\usepackage[natbib=true,a=b]{biblatex}", "citep"],
    ["latex", "\\usepackage[a=b]{biblatex}", "autocite"],
    ["latex", "\\RequirePackage{biblatex-chicago}", "autocite"],
    ["latex", "\\usepackage{graphicx}", "cite"],
    ...["iclr2025_conference", "icml2024", "neurips_2024", "colm2024_conference", "acl", "eacl", "tmlr", "jmlr2e", "aaai25"].map(
      (name) => ["latex", `\\usepackage{${name}}`, "citep"] as const,
    ),
    ...["cite", "citep", "parencite", "autocite", "footcite", "smartcite", "supercite"].map(
      (name) => ["latex", `\\${name}{a}`, name, name] as const,
    ),
    ["rst", "", "cite:p"],
    ...["cite:p", "cite", "cite:ps"].map((name) => ["rst", `:${name}:\`a\``, name, name] as const),
    ...["cite:t", "cite:ts", "cite:ct"].map((name) => ["rst", `:${name}:\`a\``, name, "cite:p"] as const),
    ["rst", ":cite:year:`a`", "cite:p"],
    ["myst", "", "cite:p"],
    ...["cite:p", "cite", "cite:ps"].map((name) => ["myst", `{${name}}\`a\``, name, name] as const),
    ...["cite:t", "cite:ts", "cite:ct"].map((name) => ["myst", `{${name}}\`a\``, name, "cite:p"] as const),
    ["asciidoc", "", "cite"],
    ["asciidoc", "citenp:[a]", "citenp", "cite"],
    ["documenter", "", "cite"],
    ["documenter", "[a](@citep)", "citep", "citep"],
    ["documenter", "[a](@citet*) [b](@citealt)", "citet", "cite"],
  ];
  for (const [language, text, plain, behindName] of rows) {
    it(`is ${plain} in ${language} for ${JSON.stringify(text)}`, () => {
      assert.equal(citeCommandOf(text, language), plain);
      assert.equal(citeCommandOf(text, language, true), behindName ?? plain);
    });
  }
});

describe("a Markdown text", () => {
  it("is MyST if it has a role, a directive or a header of MyST", () => {
    for (const text of [
      "{cite:p}`a`",
      "x\n```{note}\n",
      ":::{margin}",
      "---\na: b\njupytext:\n  c: d\n---\n",
      "---\r\nmyst:\r\n---",
      "---\nkernelspec:\n...",
    ]) {
      assert.ok(isMyst(text), text);
    }
    for (const text of ["", "`{a}`", "```{r}\n", "---\njupytext:\n", "myst:", "---\na: b\n---\nmyst:\n---", "---\na:\n  myst:\n---\n"]) {
      assert.ok(!isMyst(text), text);
    }
  });

  it("is Documenter's if it has a link or a block of Documenter", () => {
    for (const text of ["[a](@cite)", "[a](@ref)", "[a](@id b)", "```@docs\nf\n```"]) {
      assert.ok(isDocumenter(text), text);
    }
    for (const text of ["", "[a](@b)", "```docs", "[a](cite)"]) {
      assert.ok(!isDocumenter(text), text);
    }
  });
});
