import { citedKey, enclosedKey } from "../wording/citedKey";

/**
 * Why a text cannot be a citekey, for the person; `undefined` for one that BibTeX, biber, Pandoc, Typst and the other formats all take: letters and
 * digits of any language, with `_ - : . + / &` between them.
 */
export function citekeyProblem(citekey: string): string | undefined {
  if (citekey === "") {
    return "a citation key cannot be empty";
  }
  const wrong = /[^\p{L}\p{N}\p{M}_:.+/&-]/u.exec(citekey)?.[0];
  if (wrong !== undefined) {
    return /\s/.test(wrong) ? "a citation key cannot have blanks" : `a citation key cannot have “${wrong}”`;
  }
  return /^[\p{L}\p{N}_].*(?<=[\p{L}\p{N}\p{M}_])$/u.test(citekey) ? undefined : "a citation key begins and ends with a letter or digit";
}

/** What stands in a text for a citekey, in the place of the one that stands there now. */
export interface WrittenKey {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** Pandoc reads these without braces (manual, "Citation syntax"). */
const pandocKey = /^[\p{L}\p{N}_][\p{L}\p{N}\p{M}_]*(?:[:.#$%&\-+?<>~/][\p{L}\p{N}\p{M}_]+)*$/u;
/** Typst reads these behind an `@` (`lexer.rs`). */
const typstKey = /^[\p{L}\p{N}\p{M}_-]+(?:[.:]+[\p{L}\p{N}\p{M}_-]+)*$/u;

/**
 * How a citekey is written in the place of a key, or of what is typed of one, in a citation of this syntax: some syntaxes need more around an
 * unusual key.
 *
 * @param syntax a row's id: `"pandoc"`, `"typst"`, …
 * @param place where the key stands, behind its prefix.
 */
export function writtenKey(
  syntax: string,
  place: { readonly text: string; readonly start: number; readonly end: number },
  given: string,
): WrittenKey {
  const { text, start, end } = place;
  const citekey = /^(?:pandoc|typst)/.test(syntax) ? enclosedKey(given) : citedKey(given);
  if (syntax === "pandoc") {
    const isInBraces = text[start - 1] === "{";
    return { start, end, newText: isInBraces || pandocKey.test(citekey) ? citekey : `{${citekey}}` };
  }
  if (syntax === "typst" && !typstKey.test(citekey)) {
    return { start: start - 1, end, newText: `#cite(label(${JSON.stringify(citekey)}))` };
  }
  if (syntax === "typst-cite" && text[start - 1] === "<" && !typstKey.test(citekey)) {
    return { start: start - 1, end: text[end] === ">" ? end + 1 : end, newText: `label(${JSON.stringify(citekey)})` };
  }
  return { start, end, newText: citekey };
}
