import { fieldOf } from "../../record";
import { oneLine } from "../wording/formatReference";

/** How a language writes comments: to the end of the line, or between two marks, or both ways. */
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

/** How this language writes comments; `undefined` for one that has none (plain text, JSON) or is not known. */
export function commentSyntaxOf(languageId: string): CommentSyntax | undefined {
  return syntaxes.get(languageId);
}

/**
 * How a language writes comments by its configuration, which its extension brings (`comments` in `language-configuration.json`, see "Language
 * Configuration Guide" of VS Code's documentation); `undefined` where it tells none. A quote is no mark of a comment: Python's configuration
 * says so of `"""`, which assigns and documents too. A block that nothing closes is none.
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
 * A comment with this text on one line, to the end of the line where the language can. The text cannot leave the
 * comment: line breaks become spaces, and the marks that would end it are pulled apart.
 */
export function formatComment(text: string, { line, block }: CommentSyntax): string {
  if (line !== undefined && line !== "") {
    return `${line} ${insideComment(text, {})}`;
  }
  return block ? `${block[0]} ${insideComment(text, { block })} ${block[1]}` : insideComment(text, {});
}

/** A text that can stand in a comment: on one line, and ending nothing. */
export function insideComment(text: string, { block }: Pick<CommentSyntax, "block">): string {
  const plain = oneLine(text)
    .replace(/\\(?=u)/g, "\\ ")
    .replace(/\?>/g, "? >")
    .replace(/<\/(?=script|style)/gi, "< /")
    .replace(/\\$/, "");
  return block ? withoutMarks(plain, block) : plain;
}

/** Two hyphens may not stand in an HTML or XML comment at all; other marks are pulled apart, opening ones too, as some languages nest. */
function withoutMarks(text: string, block: readonly [string, string]): string {
  const spaced = block.reduce((rest, mark) => rest.replaceAll(mark, [...mark].join(" ")), text);
  return block[1].startsWith("--") ? spaced.replace(/-{2,}/g, "–") : spaced;
}
