import { isOrgRef3 } from "../styles/orgCommand";
import { sanitizeCitekey, sanitizeEnclosedCitekey } from "../wording/citedKey";

/**
 * Returns a message for the user that says why a text cannot be a citekey, or `undefined` if BibTeX, biber, Pandoc, Typst and the other
 * formats all accept it: letters and digits of any language, with `_ - : . + / &` between them.
 */
export function citekeyProblem(citekey: string): string | undefined {
  if (citekey === "") {
    return "a citation key cannot be empty";
  }
  const wrong = /[^\p{L}\p{N}\p{M}_:.+/&-]/u.exec(citekey)?.[0];
  if (wrong !== undefined) {
    return /\s/.test(wrong) ? "a citation key cannot contain spaces" : `a citation key cannot contain “${wrong}”`;
  }
  return /^[\p{L}\p{N}_].*(?<=[\p{L}\p{N}\p{M}_])$/u.test(citekey) ? undefined : "a citation key must begin and end with a letter or digit";
}

/** The replacement of a citekey in a text. */
export interface WrittenKey {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** Matches the keys that Pandoc reads without braces (manual, "Citation syntax"). */
const pandocKey = /^[\p{L}\p{N}_][\p{L}\p{N}\p{M}_]*(?:[:.#$%&\-+?<>~/][\p{L}\p{N}\p{M}_]+)*$/u;
/** Matches the keys that Typst reads after an `@` (`lexer.rs`). */
const typstKey = /^[\p{L}\p{N}\p{M}_-]+(?:[.:]+[\p{L}\p{N}\p{M}_-]+)*$/u;

/**
 * Returns the replacement that writes a citekey over an existing or partly typed key in a citation. Some syntaxes need braces or a call around
 * an unusual key.
 *
 * @param syntax the id of the syntax: `"pandoc"`, `"typst"`, …
 * @param place the text, and the range of the key after its prefix.
 */
export function writtenKey(
  syntax: string,
  place: { readonly text: string; readonly start: number; readonly end: number },
  given: string,
): WrittenKey {
  const { text, start, end } = place;
  const citekey = /^(?:pandoc|typst)/.test(syntax) ? sanitizeEnclosedCitekey(given) : sanitizeCitekey(given);
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
  const behind = text[start - 1];
  const isMarkMissing =
    (syntax === "org" && behind !== "@") ||
    (syntax === "org-ref-3" && behind !== "&") ||
    (syntax === "org-ref" && behind === ":" && text[end] !== "," && isOrgRef3(text));
  return { start, end, newText: isMarkMissing ? `${syntax === "org" ? "@" : "&"}${citekey}` : citekey };
}
