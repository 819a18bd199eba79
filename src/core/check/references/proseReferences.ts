import type { Reference, Stated } from "../reference";
import { bibtexReferences } from "./bibtexReferences";
import { notebookText } from "./notebookText";
import { placeholderIds } from "./placeholderTexts";
import { assembleReferences } from "./prose/assembleReferences";
import { blockAt } from "./prose/blocks";
import { identifiersIn } from "./prose/identifiersIn";
import type { KnownTitles } from "./prose/knownTitles";
import type { CheckedFile } from "./checkedFile";

/** A slice reads about so many characters. */
const charsPerSlice = 50_000;

/**
 * Returns the references in comments, docstrings and prose: an identifier or a known title, with what stands beside it in the same paragraph,
 * item of a list, or row of a table. Yields after each slice of the work.
 */
export function* proseReferences(file: string, { fileName }: CheckedFile, known: KnownTitles): Generator<undefined, readonly Reference[]> {
  const text = /\.ipynb$/i.test(fileName) ? yield* notebookText(file) : file;
  const entries = anyEntry.test(text) ? yield* bibtexReferences(text) : [];
  const outside = createOutside(entries);
  const identifiers = identifiersIn(text, { start: 0, end: text.length }).filter(outside);
  yield;
  const titles = known.find(text).filter(createOutside(entries));
  yield;
  const references = [...entries, ...placeholderIds(text, 0).filter(createOutside(entries)).map(placeholderReference)];
  let [nextIdentifier, nextTitle, sliced] = [0, 0, 0];
  for (;;) {
    const start = Math.min(identifiers[nextIdentifier]?.start ?? Infinity, titles[nextTitle]?.start ?? Infinity);
    if (start === Infinity) {
      return references.sort((a, b) => a.start - b.start);
    }
    const block = blockAt(text, start);
    const [behindIdentifiers, behindTitles] = [behind(identifiers, nextIdentifier, block.end), behind(titles, nextTitle, block.end)];
    const anchors = { identifiers: identifiers.slice(nextIdentifier, behindIdentifiers), titles: titles.slice(nextTitle, behindTitles) };
    for (const reference of assembleReferences(text, block, anchors, known)) {
      references.push(reference);
    }
    [nextIdentifier, nextTitle] = [behindIdentifiers, behindTitles];
    if (block.end - sliced > charsPerSlice) {
      sliced = block.end;
      yield;
    }
  }
}

function placeholderReference(placeholder: Stated<string>): Reference {
  const { start, end } = placeholder;
  return { form: "prose", syntax: "plain", start, end, identifiers: [], placeholders: [placeholder] };
}

/** Entries of a bibliography in a README, a docstring or a comment. */
const anyEntry = /^[^\S\r\n]{0,80}(?:[#*%>/]{1,3}[^\S\r\n]{1,20})?@[a-z]{4,20}\s{0,5}\{/im;

/** Returns a predicate of the parts that are in none of the entries. Both must be in order. */
function createOutside(entries: readonly Reference[]): (part: { readonly start: number }) => boolean {
  let next = 0;
  return ({ start }) => {
    while ((entries[next]?.end ?? Infinity) <= start) {
      next++;
    }
    return (entries[next]?.start ?? Infinity) > start;
  };
}

/** Returns the index of the first part from `next` on that begins behind an offset. Leaves out at least one. */
function behind(parts: readonly { readonly start: number }[], next: number, offset: number): number {
  let at = next;
  while ((parts[at]?.start ?? Infinity) <= offset) {
    at++;
  }
  return at;
}
