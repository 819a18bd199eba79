import { fieldOf } from "../../record";
import { oneLine } from "../wording/formatReference";

/** The comment marks of a language: to the end of the line, between two marks, or both. */
export interface CommentSyntax {
  readonly line?: string;
  readonly block?: readonly [open: string, close: string];
}

const languagesByLineComment: Readonly<Record<string, string>> = {
  "//":
    "c cpp csharp cuda-cpp cuda d dart fsharp go groovy hlsl glsl wgsl java javascript javascriptreact jsonc kotlin less metal " +
    "objective-c objective-cpp php proto proto3 rust scala scss shaderlab solidity stylus swift systemverilog typescript " +
    "typescriptreact verilog zig jsonnet bicep opencl mojo-cpp json5",
  "#":
    "awk bzl starlark cmake coffeescript crystal cython dockerfile dotenv elixir fish gdscript gitignore graphql ignore julia " +
    "just makefile mojo nim nix perl perl6 pip-requirements powershell properties python r raku ruby shellscript snakemake tcl " +
    "terraform hcl toml yaml home-assistant dockercompose github-actions-workflow ansible conf",
  "%": "erlang latex tex matlab octave prolog latex-expl3 doctex bibtex-style",
  "--": "ada applescript elm haskell lean lean4 lua sql plsql vhdl agda purescript postgres mysql",
  ";": "asm ini clojure scheme racket lisp commonlisp autohotkey llvm",
  "!": "FortranFreeForm fortran fortran-modern",
  "'": "vb vba",
  '"': "viml vim",
  REM: "bat",
};

const languagesByBlockComment: readonly (readonly [open: string, close: string, languages: string])[] = [
  ["<!--", "-->", "html xml xsl svg vue svelte astro handlebars markdown quarto rmd razor"],
  ["/*", "*/", "css postcss"],
  ["(*", "*)", "ocaml ocaml.interface sml coq isabelle pascal wolfram mathematica"],
  ["{#", "#}", "jinja jinja-html django-html twig"],
  ["{/*", "*/}", "mdx"],
];

const syntaxes: ReadonlyMap<string, CommentSyntax> = new Map([
  ...languagesByBlockComment.flatMap(([open, close, languages]) =>
    languages.split(" ").map((language): [string, CommentSyntax] => [language, { block: [open, close] }]),
  ),
  ...Object.entries(languagesByLineComment).flatMap(([line, languages]) =>
    languages.split(" ").map((language): [string, CommentSyntax] => [language, { line }]),
  ),
]);

/** Returns the comment marks of a language, or `undefined` if it has none (plain text, JSON) or is unknown. */
export function commentSyntaxOf(languageId: string): CommentSyntax | undefined {
  return syntaxes.get(languageId);
}

/**
 * Reads a language's comment marks from its configuration (`comments` in an extension's `language-configuration.json`, see VS Code's
 * "Language Configuration Guide"), or returns `undefined` if it has no marks. A quote does not count as a comment mark, though Python's
 * configuration lists `"""`: strings that are assigned use it too. A block needs both marks.
 */
export function readCommentSyntax(configuration: unknown): CommentSyntax | undefined {
  const comments = fieldOf(configuration, "comments");
  const lineComment = fieldOf(comments, "lineComment");
  const line = markIn(typeof lineComment === "string" ? lineComment : fieldOf(lineComment, "comment"));
  const block = fieldOf(comments, "blockComment");
  const [open, close] = Array.isArray(block) ? block.map(markIn) : [];
  const syntax = {
    ...(line === undefined ? {} : { line }),
    ...(open === undefined || close === undefined ? {} : { block: [open, close] as const }),
  };
  return Object.keys(syntax).length === 0 ? undefined : syntax;
}

function markIn(value: unknown): string | undefined {
  const mark = typeof value === "string" ? value.trim() : "";
  return mark === "" || mark.length > 20 || /^["'`]{2,}$|\s/.test(mark) ? undefined : mark;
}

/**
 * Formats a text as a comment on one line, with the line mark if the language has one. The text cannot break out of the comment: line breaks
 * become spaces, and marks that would end it are broken up with spaces.
 */
export function formatComment(text: string, { line, block }: CommentSyntax): string {
  if (line !== undefined && line !== "") {
    return `${line} ${escapeCommentText(text, {})}`;
  }
  return block ? `${block[0]} ${escapeCommentText(text, { block })} ${block[1]}` : escapeCommentText(text, {});
}

/** Returns a text as one line that is safe in a comment: nothing in it ends the comment, a script or a `<?php` block. */
export function escapeCommentText(text: string, { block }: Pick<CommentSyntax, "block">): string {
  const plain = oneLine(text)
    .replace(/\\(?=u)/g, "\\ ")
    .replace(/\?>/g, "? >")
    .replace(/<\/(?=script|style)/gi, "< /")
    .replace(/\\$/, "");
  return block ? withoutMarks(plain, block) : plain;
}

/** Breaks up the marks of a block comment, opening ones too, because some languages nest comments. HTML and XML allow no two hyphens in a row. */
function withoutMarks(text: string, block: readonly [string, string]): string {
  const spaced = block.reduce((rest, mark) => rest.replaceAll(mark, [...mark].join(" ")), text);
  return block[1].startsWith("--") ? spaced.replace(/-{2,}/g, "–") : spaced;
}
