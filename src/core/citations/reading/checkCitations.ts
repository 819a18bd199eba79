import type { BibliographyKeys, PlacedKey } from "../../formats/bibliographyKeys";
import type { MergedPapers } from "../../library/mergeSources";
import { metadataBlocksOf } from "../../text/frontMatter";
import type { Citation, CitedKey } from "../syntaxes/citation";

/** Returns the cited keys that no bibliography has, if they are certainly citations. Case matters, as it does for biber and Pandoc. */
export function unknownKeys(citations: readonly Citation[], known: Pick<ReadonlySet<string>, "has">): readonly CitedKey[] {
  return citations.filter(({ isCertain }) => isCertain).flatMap(({ keys }) => keys.filter(({ citekey }) => !known.has(citekey)));
}

/** Patterns of keys and labels that a document defines itself and that may also follow an `@` or appear in a citation. */
const ownNamePatterns: readonly RegExp[] = [
  /\\bibitem(?:\[[^\]]{0,400}\])?\{(?<name>[^{}\s]{1,300})\}/g,
  // Pandoc's numbered examples, and attributes as in pandoc-crossref
  /^[ \t]{0,40}\(@(?<name>[\w-]{1,300})\)[ \t]/gm,
  /\{#(?<name>[^\s{}]{1,300})/g,
  // MyST's targets
  /^[ \t]{0,40}\((?<name>[^()\s]{1,300})\)=[ \t]*$/gm,
  /^[ \t]{0,40}:(?:label|name):[ \t]{1,40}(?<name>\S{1,300})/gm,
];

/** Returns the keys and labels that a document defines: `\bibitem{key}`, entries in its YAML header, labels of examples, figures and sections. */
export function documentOwnKeys(text: string): readonly string[] {
  const names = ownNamePatterns.flatMap((pattern) => [...text.matchAll(pattern)].map(({ groups }) => groups?.["name"] ?? ""));
  const header = metadataBlocksOf(text)
    .map(({ yaml }) => yaml)
    .join("");
  const isListed = /^references:/m.test(header);
  return [
    ...names,
    ...(isListed
      ? [...header.matchAll(/^[ \t]{0,40}(?:-[ \t]{1,40})?id:[ \t]{0,40}["']?([^\s"']{1,300})/gm)].map(([, key = ""]) => key)
      : []),
  ];
}

/** Returns whether a text cites every entry: `\nocite{*}`, Pandoc's `nocite: '@*'`, Typst's `full: true`, Sphinx's `:all:`. */
export function citesAll(text: string): boolean {
  return /\\nocite\{\s{0,20}\*\s{0,20}\}|^nocite:[\s\S]{0,200}?@\*|\bbibliography\([^()]{0,400}\bfull:\s{0,20}true|^[ \t]{1,40}:all:[ \t]{0,40}$/m.test(
    text,
  );
}

/** Returns the entries that are not cited and to which no other entry refers, for example as its parent. */
export function uncitedEntries({ entries, references }: BibliographyKeys, cited: ReadonlySet<string>): readonly PlacedKey[] {
  const named = new Set(references.map(({ citekey }) => citekey));
  return entries.filter(({ citekey }) => !cited.has(citekey) && !named.has(citekey));
}

/** An entry whose paper the bibliography already has under another key. */
export interface DuplicateEntry {
  readonly citekey: string;
  /** The key of the paper's first entry. */
  readonly first: string;
}

/** Returns the duplicates that merging a single bibliography reveals: entries with the same DOI, arXiv id, or title and author. */
export function duplicateEntries({ origins }: Pick<MergedPapers, "origins">): readonly DuplicateEntry[] {
  return [...origins.values()].flatMap((places) => {
    const keys = [...new Set(places.map(({ citekey }) => citekey))];
    return keys.slice(1).map((citekey) => ({ citekey, first: keys[0] ?? "" }));
  });
}
