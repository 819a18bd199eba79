import type { BibliographyKeys, PlacedKey } from "../../formats/bibliographyKeys";
import type { MergedPapers } from "../../library/mergeSources";
import type { Citation, CitedKey } from "../syntaxes/citation";

/** The cited keys that no bibliography has, where the citation can be nothing else. Case counts, as it does for biber and Pandoc. */
export function unknownKeys(citations: readonly Citation[], known: Pick<ReadonlySet<string>, "has">): readonly CitedKey[] {
  return citations.filter(({ isCertain }) => isCertain).flatMap(({ keys }) => keys.filter(({ citekey }) => !known.has(citekey)));
}

/** What else may stand behind an `@` or in a citation because the document itself gives it: keys, and labels that are referred to in the same way. */
const ownNames: readonly RegExp[] = [
  /\\bibitem(?:\[[^\]]{0,400}\])?\{(?<name>[^{}\s]{1,300})\}/g,
  // Pandoc's numbered examples, attributes as of pandoc-crossref
  /^[ \t]{0,40}\(@(?<name>[\w-]{1,300})\)[ \t]/gm,
  /\{#(?<name>[^\s{}]{1,300})/g,
  // MyST's targets
  /^[ \t]{0,40}\((?<name>[^()\s]{1,300})\)=[ \t]*$/gm,
  /^[ \t]{0,40}:(?:label|name):[ \t]{1,40}(?<name>\S{1,300})/gm,
];

/** The names that a document gives itself: `\bibitem{key}`, entries in its YAML header, labels of examples, figures and sections. */
export function keysOfOwn(text: string): readonly string[] {
  const names = ownNames.flatMap((pattern) => [...text.matchAll(pattern)].map(({ groups }) => groups?.["name"] ?? ""));
  const header = /^\uFEFF?---[ \t]*\r?\n(?:[\s\S]*?\n)??(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(text)?.[0] ?? "";
  const isListed = /^references:/m.test(header);
  return [
    ...names,
    ...(isListed
      ? [...header.matchAll(/^[ \t]{0,40}(?:-[ \t]{1,40})?id:[ \t]{0,40}["']?([^\s"']{1,300})/gm)].map(([, key = ""]) => key)
      : []),
  ];
}

/** Whether a text cites all there is: `\nocite{*}`, Pandoc's `nocite: '@*'`, Typst's `full: true`, Sphinx's `:all:`. */
export function citesAll(text: string): boolean {
  return /\\nocite\{\s{0,20}\*\s{0,20}\}|^nocite:[\s\S]{0,200}?@\*|\bbibliography\([^()]{0,400}\bfull:\s{0,20}true|^[ \t]{1,40}:all:[ \t]{0,40}$/m.test(
    text,
  );
}

/** The entries that nobody cites, neither by their own key nor by another of theirs, nor as the parent of another entry. */
export function neverCited({ entries, references }: BibliographyKeys, cited: ReadonlySet<string>): readonly PlacedKey[] {
  const named = new Set(references.map(({ citekey }) => citekey));
  return entries.filter(({ citekey }) => !cited.has(citekey) && !named.has(citekey));
}

/** Two keys of the same paper in a bibliography. */
export interface SameUnderTwo {
  readonly citekey: string;
  /** The one that stands before it. */
  readonly first: string;
}

/** The papers that a bibliography has again under another key, by what merging it alone joins: the same DOI, arXiv id, or title with an author. */
export function underTwoKeys({ origins }: Pick<MergedPapers, "origins">): readonly SameUnderTwo[] {
  return [...origins.values()].flatMap((places) => {
    const keys = [...new Set(places.map(({ citekey }) => citekey))];
    return keys.slice(1).map((citekey) => ({ citekey, first: keys[0] ?? "" }));
  });
}
