import type { Reference, Stated } from "../reference";
import { bibtexReferences } from "./bibtexReferences";
import { notebookText } from "./notebookText";
import { placeholderIds } from "./placeholderTexts";
import { assembleReferences } from "./prose/assembleReferences";
import { blockAt } from "./prose/blocks";
import { identifiersIn } from "./prose/identifiersIn";
import type { KnownTitles } from "./prose/knownTitles";
import { isBesideTitle } from "./prose/surroundings";
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
  const placeholders = placeholderIds(text, 0).filter(createOutside(entries));
  const references = [...entries];
  let [nextIdentifier, nextTitle, sliced] = [0, 0, 0];
  for (;;) {
    const start = Math.min(identifiers[nextIdentifier]?.start ?? Infinity, titles[nextTitle]?.start ?? Infinity);
    if (start === Infinity) {
      return withPlaceholders(
        text,
        references.sort((a, b) => a.start - b.start),
        placeholders,
      );
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

/** Adds placeholders to the references that they stand behind. Those without one are references of their own. */
function withPlaceholders(text: string, references: readonly Reference[], placeholders: readonly Stated<string>[]): readonly Reference[] {
  const own = new Map<Reference, Stated<string>[]>();
  const others: Reference[] = [];
  let next = 0;
  for (const placeholder of placeholders) {
    while ((references[next]?.start ?? Infinity) <= placeholder.start) {
      next++;
    }
    const before = references[next - 1];
    if (before?.form === "prose" && isBehind(text, before, placeholder)) {
      own.set(before, [...(own.get(before) ?? []), placeholder]);
    } else {
      others.push(placeholderReference(placeholder));
    }
  }
  const joined = references
    .map((one) => ({ one, found: own.get(one) }))
    .map(({ one, found }) => (found ? { ...one, placeholders: found } : one));
  return [...joined, ...others].sort((a, b) => a.start - b.start);
}

/** Little stands between the identifiers of one reference. */
const maxGapChars = 80;

/** Behind a title and its people, a placeholder is its identifier. Behind another identifier, it may belong to the next title. */
function isBehind(text: string, { end, title, identifiers }: Reference, { start }: Stated<string>): boolean {
  const gap = text.slice(Math.min(end, start), start);
  return identifiers.length === 0 && title !== undefined
    ? title.end <= start && !/\n\s*(?:\n|[-*+\d])/.test(gap) && isBesideTitle(text, title, { start, end: start })
    : gap.length <= maxGapChars && !/[.;]\s|\n\s*(?:\n|[-*+\d])/.test(gap) && !/\p{Ll}{3,20}\s\p{Ll}{3}/u.test(gap);
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
