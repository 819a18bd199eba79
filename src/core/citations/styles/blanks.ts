import type { CitationStyleId } from "./languageStyles";

/** The texts between a citation and the words around it. */
export interface Blanks {
  /** Before it; a space by default. "" for what is set as a raised mark. */
  readonly before?: string;
  /** Between Chinese or Japanese, which has no spaces, and the citation behind it; nothing by default. */
  readonly afterCjk?: string;
  /** Between the citation and Chinese or Japanese behind it; nothing by default. */
  readonly beforeCjk?: string;
  /** Matches signs that would go on with the citation's key. They get a space before them. */
  readonly goesOn?: RegExp;
  /** Matches what a citation follows at once, besides blanks, opening brackets and quotes. */
  readonly joining?: RegExp;
}

/**
 * Matches an opening tag of HTML or JSX, also `<>`, a line break, or a blank that HTML names. A closing tag ends something, and a component
 * without content stands for it; both get a space, like a word. An arrow or a comparison is no tag, and an address in angle brackets neither.
 */
const openingOrBlank =
  /(?:&(?:nbsp|ensp|emsp|thinsp|#160|#xa0);|<(?:(?:br|hr|wbr)[ \t]{0,9}\/?|(?!(?:img|input)\b)(?:[A-Za-z][\w.:-]{0,100}(?=[\s>])(?:[^<>"']|=>|"[^"<]{0,200}"|'[^'<]{0,200}'){0,400}(?<![/=]))?)>)$/i;

const rows: Partial<Record<CitationStyleId, Blanks>> = {
  // docutils, "Inline markup recognition rules": a role needs a boundary; an escaped space is one and leaves no space.
  rst: { afterCjk: "\\ ", beforeCjk: "\\ " },
  // A letter before the macro makes it part of a word.
  asciidoc: { afterCjk: " ", joining: /\{(?:nbsp|zwsp|empty|blank|sp)\}$/ },
  org: { joining: /(?:\\nbsp(?:\{\})?|\[fn:[\w-]{0,100}:)$/ },
  pandoc: { joining: openingOrBlank },
  myst: { joining: openingOrBlank },
  documenter: { joining: openingOrBlank },
  // Typst's lexer: a letter behind a key would belong to it, and so would "-", "_" and a dot or colon before a letter.
  typst: { beforeCjk: " ", goesOn: /^(?:[-_]|[.:][\p{L}\p{N}])/u, joining: /(?<!~)~$/ },
};

/** A link of Org without brackets begins at a word's beginning, and a letter or one of these signs behind its key would go on with it. */
const bareLink: Blanks = { afterCjk: " ", beforeCjk: " ", goesOn: /^(?:[-_/:;&]|\.[\p{L}\p{N}])/u };

/** Matches commands that set a raised mark. */
const raising = /^(?:foot|full|super)+cite/i;
/** Matches commands whose citation is a part of the sentence: `\citet`, `\textcite`. */
const textual = /^(?:citet|citeauthor|textcite)/i;
/**
 * Matches a citation with the blank between it and the word before it. At the beginning of a line, a sentence or a parenthesis, nobody writes `~`,
 * so the blank there says nothing.
 */
const spacedCitation = /(?<=[^\s~.!?:;([{])(?<blank>[~ \t])\\(?<command>[A-Za-z]{0,20}cite[A-Za-z]{0,20})\*?\s{0,5}[[{]/g;

/**
 * Returns the blanks of a citation style. In LaTeX, `~` goes before a citation if the document has it before most of its citations of this kind,
 * textual or not, or if it has only those of the other kind, before most of these.
 *
 * @param command the command that the citation uses, if the style has several.
 */
export function blanksOf(styleId: CitationStyleId | undefined, text: string, command = ""): Blanks {
  if (styleId === "org" && command !== "" && !command.startsWith("[")) {
    return { ...rows.org, ...bareLink };
  }
  if (styleId !== "latex") {
    return (styleId && rows[styleId]) ?? {};
  }
  if (raising.test(command)) {
    return { before: "" };
  }
  // `\,` and the like are blanks.
  const joining = /(?<!~)~$|(?<!\\)\\(?:[,;:!>]|(?:thin|med|thick|nobreak)space\{\}|(?:enspace|quad)\{\})$/;
  const all = [...text.matchAll(spacedCitation)].map(({ groups }) => groups ?? {});
  const alike = all.filter((one) => textual.test(one["command"] ?? "") === textual.test(command));
  const votes = alike.length > 0 ? alike : all;
  return { before: 2 * votes.filter(({ blank }) => blank === "~").length > votes.length ? "~" : " ", joining };
}
