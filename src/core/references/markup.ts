import { oneLine } from "../citations/wording/formatReference";

/** How the italics and other looks of a reference are written: not at all, as HTML, or as Markdown. */
export type Markup = "text" | "html" | "markdown";

export const markups: readonly Markup[] = ["text", "markdown", "html"];

/** A look that a style gives to a part of a reference. */
interface Look {
  /** The decorations of citeproc-js that begin or end it. */
  readonly begun: readonly string[];
  readonly ended: readonly string[];
  readonly html: readonly [opening: string, closing: string];
  /** Without it, Markdown has no common notation, and the text stays plain. */
  readonly markdown?: readonly [opening: string, closing: string];
}

const superscript = ["<sup>", "</sup>"] as const;
const subscript = ["<sub>", "</sub>"] as const;

/** The decorations of CSL 1.0.2, "Formatting", the outermost first. */
const looks: readonly Look[] = [
  {
    begun: ["@font-variant/small-caps"],
    ended: ["@font-variant/normal"],
    html: ['<span style="font-variant: small-caps">', "</span>"],
  },
  { begun: ["@text-decoration/underline"], ended: ["@text-decoration/none"], html: ["<u>", "</u>"] },
  { begun: ["@font-weight/bold"], ended: ["@font-weight/normal", "@font-weight/light"], html: ["<b>", "</b>"], markdown: ["**", "**"] },
  { begun: ["@font-style/italic", "@font-style/oblique"], ended: ["@font-style/normal"], html: ["<i>", "</i>"], markdown: ["*", "*"] },
  { begun: ["@vertical-align/sup"], ended: ["@vertical-align/baseline"], html: superscript, markdown: superscript },
  { begun: ["@vertical-align/sub"], ended: [], html: subscript, markdown: subscript },
];

/**
 * Noncharacters of Unicode, which stand for looks while citeproc-js formats. Two for each look begin it and end it within another, and one
 * returns from either. If a text has them, it can only change how it looks itself.
 */
const firstMark = 0xfdd0;
const marks = /[\uFDD0-\uFDEF]/g;
const back = "\uFDEF";

/** The functions of an output format of citeproc-js that mark looks. */
export const markedDecorations: Readonly<Record<string, string>> = Object.fromEntries(
  looks.flatMap(({ begun, ended }, index) => [
    ...begun.map((name) => [name, `${markOf(index, true)}%%STRING%%${back}`] as const),
    ...ended.map((name) => [name, `${markOf(index, false)}%%STRING%%${back}`] as const),
  ]),
);

function markOf(look: number, isBegun: boolean): string {
  return String.fromCharCode(firstMark + 2 * look + (isBegun ? 0 : 1));
}

/** Returns a marked reference as one line: plain text, HTML, or Markdown. Nothing in its own text acts as HTML or Markdown. */
export function withMarkup(marked: string, markup: Markup): string {
  return markup === "text" ? oneLine(marked.replace(marks, "")) : writers[markup](runsOf(marked));
}

/** Returns several references in one text, so that each is a line or a paragraph. */
export function joinReferences(references: readonly string[], markup: Markup): string {
  const isAlone = references.length < 2;
  switch (markup) {
    case "text":
      return references.join("\n");
    case "html":
      return isAlone ? references.join("") : references.map((reference) => `<p>${reference}</p>`).join("\n");
    case "markdown":
      return references.join("\n\n");
  }
}

/** A part of a reference that looks alike. */
interface Run {
  readonly text: string;
  /** The looks, the outermost first. */
  readonly looks: readonly Look[];
}

function runsOf(marked: string): readonly Run[] {
  const runs: { text: string; readonly looks: readonly Look[] }[] = [];
  /** The looks within each open mark. */
  const open: (readonly Look[])[] = [];
  let from = 0;
  const add = (text: string): void => {
    const [last, now] = [runs.at(-1), open.at(-1) ?? []];
    if (last && (text === "" || sameLooks(last.looks, now))) {
      last.text += text;
    } else if (text !== "") {
      runs.push({ text, looks: now });
    }
  };
  for (const { 0: mark, index } of marked.matchAll(marks)) {
    add(marked.slice(from, index));
    from = index + 1;
    if (mark === back) {
      open.pop();
    } else {
      const outside = open.at(-1) ?? [];
      open.push(looks.filter((look, at) => mark === markOf(at, true) || (outside.includes(look) && mark !== markOf(at, false))));
    }
  }
  add(marked.slice(from));
  return runs;
}

function sameLooks(some: readonly Look[], others: readonly Look[]): boolean {
  return some.length === others.length && some.every((look, index) => look === others[index]);
}

const writers: Readonly<Record<Exclude<Markup, "text">, (runs: readonly Run[]) => string>> = {
  html: (runs) => runs.map((run) => inTags(run.looks, escapeHtml(run.text))).join(""),
  markdown: markdownOf,
};

function inTags(within: readonly Look[], inner: string): string {
  return within.reduceRight((text, { html: [opening, closing] }) => `${opening}${text}${closing}`, inner);
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function markdownOf(runs: readonly Run[]): string {
  const written: string[] = [];
  let last = "";
  runs.forEach((run, index) => {
    const shown = run.looks.filter(({ markdown }) => markdown !== undefined);
    const [, lead = "", inner = "", tail = ""] = /^(\s*)([^]*?)(\s*)$/.exec(run.text) ?? [];
    const before = lead === "" ? last : lead;
    const after = tail + (runs[index + 1]?.text ?? "");
    const escaped = escapeMarkdownText(inner);
    const isEmphasis = canBeEmphasis(before.slice(-1), inner, after.charAt(0));
    const formatted =
      inner === "" || shown.length === 0
        ? escaped
        : isEmphasis
          ? shown.reduceRight((text, { markdown: [opening, closing] = ["", ""] }) => `${opening}${text}${closing}`, escaped)
          : inTags(shown, escaped);
    const whole = lead + formatted + tail;
    written.push(whole);
    last = whole;
  });
  // A reference that begins like an item of a list would become one.
  return written
    .join("")
    .replace(/^(\d{1,9})(?=[.)](?:\s|$))/, "$1\\")
    .replace(/^(?=[-+](?:\s|$))/, "\\");
}

/**
 * Returns whether asterisks around a text emphasize it, by CommonMark's rule (0.31, "Emphasis and strong emphasis"): next to punctuation inside
 * them, there must be a space or punctuation outside. Asterisks on both sides of another would be read as one row.
 */
function canBeEmphasis(before: string, inner: string, after: string): boolean {
  const isFree = (outside: string, inside: string): boolean => /^(?:$|[\s\p{P}\p{S}])/u.test(outside) || /^[\p{L}\p{N}]/u.test(inside);
  return before !== "*" && isFree(before, inner) && isFree(after, inner.slice(-1));
}

/** Escapes a text as Markdown of any dialect, Pandoc's among them; addresses become autolinks (CommonMark 0.31, "Autolinks"). */
function escapeMarkdownText(text: string): string {
  const parts = text.split(/(https?:\/\/[^\s<>]{1,2000})/);
  // The addresses are at the odd places.
  return parts
    .map((part, index) => {
      const url = index % 2 === 0 ? "" : withoutEnd(part);
      return (url === "" ? "" : `<${url}>`) + escapeSigns(part.slice(url.length));
    })
    .join("");
}

function escapeSigns(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~$@^&]/g, "\\$&");
}

/** Returns an address without the punctuation of the sentence after it. */
function withoutEnd(address: string): string {
  const plain = address.replace(/[.,;:!?'"”’]{1,9}$/, "");
  const isInParentheses = plain.endsWith(")") && plain.split(")").length > plain.split("(").length;
  return isInParentheses ? plain.slice(0, -1) : plain;
}
