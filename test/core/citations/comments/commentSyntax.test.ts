import assert from "node:assert/strict";
import {
  commentSyntaxOf,
  escapeCommentText,
  formatComment,
  readCommentSyntax,
} from "../../../../src/core/citations/comments/commentSyntax";

describe("comment marks", () => {
  it("are known for many languages", () => {
    for (const [line, languages] of [
      ["//", "c cpp go rust typescript jsonc wgsl proto3 mojo-cpp json5"],
      ["#", "python r julia yaml toml dockerfile mojo perl conf"],
      ["%", "erlang latex matlab octave prolog bibtex-style"],
      ["--", "ada haskell lean lua sql mysql"],
      [";", "asm clojure scheme llvm"],
      ["!", "FortranFreeForm fortran"],
      ["'", "vb vba"],
      ['"', "viml vim"],
      ["REM", "bat"],
    ] as const) {
      languages.split(" ").forEach((id) => assert.deepEqual(commentSyntaxOf(id), { line }, id));
    }
    for (const [open, close, languages] of [
      ["<!--", "-->", "html xml vue markdown quarto rmd"],
      ["/*", "*/", "css postcss"],
      ["(*", "*)", "ocaml coq mathematica"],
      ["{#", "#}", "jinja twig"],
      ["{/*", "*/}", "mdx"],
    ] as const) {
      languages.split(" ").forEach((id) => assert.deepEqual(commentSyntaxOf(id), { block: [open, close] }, id));
    }
    assert.equal(commentSyntaxOf("plaintext"), undefined);
    assert.equal(commentSyntaxOf("constructor"), undefined);
  });

  it("are read from a language's configuration", () => {
    const check = (comments: unknown, expected: unknown): void => {
      assert.deepEqual(readCommentSyntax({ comments }), expected, JSON.stringify(comments));
    };
    check({ lineComment: " // " }, { line: "//" });
    check({ lineComment: { comment: "#", noIndent: true } }, { line: "#" });
    check({ blockComment: ["/*", "*/"] }, { block: ["/*", "*/"] });
    check({ lineComment: "#", blockComment: ["<#", "#>"] }, { line: "#", block: ["<#", "#>"] });
    check({ lineComment: "#", blockComment: ['"""', '"""'] }, { line: "#" });
    for (const comments of [
      undefined,
      {},
      { lineComment: "" },
      { lineComment: 7 },
      { lineComment: "a b" },
      { lineComment: "x".repeat(21) },
      { blockComment: ["/*"] },
      { blockComment: ["/*", ""] },
      { blockComment: "/*" },
    ]) {
      check(comments, undefined);
    }
    check({ lineComment: "x".repeat(20) }, { line: "x".repeat(20) });
    assert.equal(readCommentSyntax(undefined), undefined);
  });

  it("cannot be ended by the text between them", () => {
    assert.equal(formatComment("a */ b\nc", { line: "//" }), "// a */ b c");
    assert.equal(formatComment("a /* b */", { line: "", block: ["/*", "*/"] }), "/* a / * b * / */");
    assert.equal(formatComment("a --> b -- c", { block: ["<!--", "-->"] }), "<!-- a - - > b – c -->");
    assert.equal(formatComment("a */ b", {}), "a */ b");
    assert.equal(escapeCommentText("\\u000a ?> </script </STYLE \\", {}), "\\ u000a ? > < /script < /STYLE ");
  });
});
