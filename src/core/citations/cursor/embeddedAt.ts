import { fencedCode, isCellCaption } from "../../text/fences";
import { frontMatterOf } from "../../text/frontMatter";
import { lineAt, indentationOf } from "./linesAround";

/** A part of a text in another language: `[start, end)`, without the lines or tags around it. */
export interface EmbeddedPart {
  readonly languageId: string;
  readonly start: number;
  readonly end: number;
}

/** VS Code's language ids with other names for the language in Markdown fences, minted and Org. */
const aliases: ReadonlyMap<string, string> = new Map(
  Object.entries({
    python: "py python3 py3 ipython ipython3 pycon sage",
    typescript: "ts",
    typescriptreact: "tsx",
    javascript: "js node mjs",
    javascriptreact: "jsx",
    shellscript: "sh bash zsh shell console",
    cpp: "c++ cc cxx hpp",
    "cuda-cpp": "cuda cu",
    rust: "rs",
    julia: "jl",
    ruby: "rb",
    yaml: "yml",
    latex: "tex",
    markdown: "md",
    restructuredtext: "rst rest",
    go: "golang",
    kotlin: "kt",
    haskell: "hs",
    csharp: "cs c#",
    powershell: "ps1 pwsh",
    dockerfile: "docker",
    "objective-c": "objc",
    bibtex: "bib",
    plaintext: "text txt",
  }).flatMap(([languageId, names]) => names.split(" ").map((name) => [name, languageId] as const)),
);

type Finder = (text: string, offset: number) => EmbeddedPart | undefined;

const finders: readonly (readonly [languages: string, find: Finder])[] = [
  ["markdown quarto rmd rmarkdown markdown-math pandoc mdx myst juliamarkdown typst", inFence],
  ["html vue svelte astro php xml", inTag],
  ["php", outsidePhp],
  ["latex tex rsweave rnoweb sweave knitr", inListing],
  ["rsweave rnoweb sweave knitr latex", inChunk],
  ["org", between(/^[ \t]*#\+begin_src[ \t]+(\S+).*\n/gim, /^[ \t]*#\+end_src/gim)],
  ["asciidoc", between(/^\[source,[ \t]{0,5}([\w+#-]+)[^\]\n]{0,200}\]\n-{4,}[ \t]*\n/gm, /^-{4,}[ \t]*$/gm)],
  ["restructuredtext rst", inDirective],
  ["python", inCellMagic],
];

/**
 * Returns the part in another language that contains an offset: a fenced block in Markdown, a script in HTML, a listing in LaTeX, a notebook
 * cell with a magic command. Returns `undefined` if the offset is in the file's own language.
 */
export function embeddedAt(text: string, offset: number, languageId: string): EmbeddedPart | undefined {
  for (const [languages, find] of finders) {
    const part = languages.split(" ").includes(languageId) ? find(text, offset) : undefined;
    if (part) {
      return part;
    }
  }
  return undefined;
}

function languageOf(name: string): string {
  const plain = name.toLowerCase();
  return aliases.get(plain) ?? plain;
}

/** Finds a fenced block, a chunk of knitr or Quarto (`{r}`), or a MyST cell. Other directives in braces hold prose. */
function inFence(text: string, offset: number): EmbeddedPart | undefined {
  for (const { info, start, end } of fencedCode(text, frontMatterOf(text)?.end ?? 0)) {
    if (offset < start) {
      return undefined;
    }
    if (offset < end || end === text.length) {
      if (isCellCaption(lineAt(text, offset).text)) {
        return undefined;
      }
      const name = fencedLanguage(info);
      return name === undefined ? undefined : { languageId: languageOf(name), start, end };
    }
  }
  return undefined;
}

function fencedLanguage(info: string): string | undefined {
  const [, braced, cell] = /^\{([\w.-]+)[^}\n]*\}(?:[ \t]+([\w+#-]+))?/.exec(info) ?? [];
  if (braced === undefined) {
    return /^[\w+#.-]+/.exec(info)?.[0] ?? "plaintext";
  }
  if (braced === "eval-rst") {
    return "restructuredtext";
  }
  const isCode = /^(?:code-cell|code-block|code|sourcecode)$/.test(braced);
  const isChunk = /^\.?(?:python|r|julia|sql|bash|sh|stan|rcpp|js|ojs|css)$/i.test(braced);
  return isCode ? (cell ?? "plaintext") : isChunk ? braced.replace(/^\./, "") : undefined;
}

const tagLanguages: Readonly<Record<string, string>> = { script: "javascript", style: "css" };

function inTag(text: string, offset: number): EmbeddedPart | undefined {
  const tags = /<(script|style)\b([^>]{0,500})>/gi;
  for (let found = tags.exec(text); found && found.index < offset; found = tags.exec(text)) {
    const [whole, tag = "", attributes = ""] = found;
    const start = found.index + whole.length;
    const close = text.slice(start).search(new RegExp(`</${tag}`, "i"));
    const end = close === -1 ? text.length : start + close;
    if (start <= offset && offset <= end) {
      const named = /\b(?:lang|type)\s*=\s*["']?(?:text\/|application\/)?([\w+-]+)/i.exec(attributes)?.[1] ?? "";
      const known = /^(?:javascript|module|ecmascript|babel|)$/i.test(named) ? tagLanguages[tag.toLowerCase()] : languageOf(named);
      return { languageId: known ?? "plaintext", start, end };
    }
    tags.lastIndex = end;
  }
  return undefined;
}

/** The text before `<?php` and after `?>` is HTML. */
function outsidePhp(text: string, offset: number): EmbeddedPart | undefined {
  const open = Math.max(text.lastIndexOf("<?php", offset - 1), text.lastIndexOf("<?=", offset - 1));
  const close = text.lastIndexOf("?>", offset - 2);
  const next = text.indexOf("<?", offset);
  const isOutside = open === -1 || close > open;
  return isOutside && /<\?|<[a-z!]/i.test(text)
    ? { languageId: "html", start: close + (close === -1 ? 1 : 2), end: next === -1 ? text.length : next }
    : undefined;
}

function inListing(text: string, offset: number): EmbeddedPart | undefined {
  const minted = between(/\\begin\{minted\}(?:\[[^\]\n]{0,300}\])?\{([\w+#-]+)\}.*\n/g, /^[ \t]*\\end\{minted\}/gm);
  const listed = between(
    /\\begin\{lstlisting\}\[[^\]\n]{0,300}?language=\{?(?:\[\w+\])?([\w+#-]+)[^\]\n]{0,300}\].*\n/g,
    /^[ \t]*\\end\{lstlisting\}/gm,
  );
  return minted(text, offset) ?? listed(text, offset);
}

function inChunk(text: string, offset: number): EmbeddedPart | undefined {
  const part = between(/^<<(.*)>>=[ \t]*\n/gm, /^@[ \t]*$/gm)(text, offset);
  return part && { ...part, languageId: "r" };
}

/** Returns a finder of parts that begin after `opening`, whose first group names the language, and end before `closing`. */
function between(opening: RegExp, closing: RegExp): Finder {
  return (text, offset) => {
    const open = new RegExp(opening);
    const close = new RegExp(closing);
    for (let found = open.exec(text); found && found.index < offset; found = open.exec(text)) {
      const start = found.index + found[0].length;
      close.lastIndex = start;
      const end = close.exec(text)?.index ?? text.length;
      if (start <= offset && offset < end) {
        return { languageId: languageOf(found[1] ?? ""), start, end };
      }
      open.lastIndex = Math.max(end, start);
    }
    return undefined;
  };
}

/** Finds the indented block below `.. code-block:: python`. */
function inDirective(text: string, offset: number): EmbeddedPart | undefined {
  const directives = /^([ \t]*)\.\.[ \t]+(?:code-block|code|sourcecode)::[ \t]*([\w+#-]+)?.*\n/gm;
  for (let found = directives.exec(text); found && found.index < offset; found = directives.exec(text)) {
    const [whole, outer = "", name = "plaintext"] = found;
    const start = found.index + whole.length;
    let end = start;
    // A last line without a line break ends the loop: the line at the text's end is that line again.
    while (end < text.length) {
      const line = lineAt(text, end);
      if (line.text.trim() !== "" && indentationOf(line.text).length <= outer.length) {
        break;
      }
      const lineBreak = text.indexOf("\n", end);
      end = lineBreak === -1 ? text.length : lineBreak + 1;
    }
    if (start <= offset && offset <= end && indentationOf(lineAt(text, offset).text).length > outer.length) {
      return { languageId: languageOf(name), start, end };
    }
    directives.lastIndex = Math.max(end, start);
  }
  return undefined;
}

const magics: ReadonlyMap<string, string> = new Map(
  Object.entries({
    latex: "latex",
    markdown: "markdown",
    html: "html",
    svg: "xml",
    javascript: "javascript",
    js: "javascript",
    R: "r",
    julia: "julia",
    bash: "shellscript",
    sh: "shellscript",
    script: "shellscript",
    ruby: "ruby",
    perl: "perl",
    sql: "sql",
    cython: "cython",
    writefile: "plaintext",
  }),
);

/** Finds a notebook cell that begins with `%%latex` or a similar magic command. */
function inCellMagic(text: string, offset: number): EmbeddedPart | undefined {
  const [line = "", name = ""] = /^\s*%%(\w+).*\n/.exec(text.slice(0, 1000)) ?? [];
  const languageId = magics.get(name);
  return languageId !== undefined && offset >= line.length ? { languageId, start: line.length, end: text.length } : undefined;
}
