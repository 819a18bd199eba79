import type { BibliographyKeys, PlacedKey } from "../../formats/bibliographyKeys";
import type { MergedPapers } from "../../library/mergeSources";
import { metadataBlocksOf } from "../../text/frontMatter";
import type { Citation, CitedKey } from "../syntaxes/citation";

/** The file whose citations are checked. */
export interface CheckedFile {
  readonly languageId: string;
  /** The name of the file without its folder. */
  readonly fileName: string;
  /** True if the file belongs to a project of MyST. */
  readonly isMyst?: boolean;
}

/**
 * Returns the cited keys that no bibliography has, if they are certainly citations. Case matters, as it does for biber and Pandoc.
 *
 * @param file if it is given, an `@name` in Markdown that may mention a user of GitHub is not certain, and neither is one in MyST that may be a label.
 */
export function unknownKeys(
  citations: readonly Citation[],
  known: Pick<ReadonlySet<string>, "has">,
  file?: CheckedFile,
): readonly CitedKey[] {
  const certain = citations.filter(
    (citation) => citation.isCertain && !(file && (mayMentionUser(citation, file) || mayBeLabel(citation, file))),
  );
  return certain.flatMap(({ keys }) => keys.filter(({ citekey }) => !known.has(citekey)));
}

/** Matches the files that GitHub shows about a repository (its documentation, "Creating a default community health file"), in which `@name` is a user. */
const aboutRepository =
  /^(?:readme|changelog|changes|history|news|releases?|contributing|contributors|authors|maintainers|governance|code_of_conduct|security|support|funding|pull_request_template|issue_template)\b.*\.(?:md|markdown)$/i;
/** Matches the names that GitHub allows, letters, digits and single hyphens, and packages of npm, such as `@types/node`. */
const userName = /^[A-Za-z\d](?:-?[A-Za-z\d]){0,38}(?:\/[\w.-]{1,100})?$/;

/**
 * Returns whether a citation may mention a user of GitHub or a package instead: `@octocat` outside of brackets. Most keys have a year, so in other Markdown
 * files than those about the repository only a name without digits is in doubt. Quarto and R Markdown files are documents of Pandoc's alone.
 */
function mayMentionUser({ syntax, closing, keys }: Citation, { languageId, fileName }: CheckedFile): boolean {
  if (languageId !== "markdown" || syntax !== "pandoc" || closing !== "") {
    return false;
  }
  return keys.every(({ citekey }) => userName.test(citekey) && (aboutRepository.test(fileName) || !/\d/.test(citekey)));
}

/** Matches what keys have and labels seldom: a year, also of two digits, or a DOI. */
const keyLike = /(?<!\d)(?:1[5-9]|20)\d\d(?!\d)|^\p{L}{3,}\d\d[a-z]?$|^(?:https?:\/\/|doi:)?10\.\d{4}/u;

/**
 * Returns whether a citation may refer to a label of another file of a MyST project instead (MyST's guide, "Cross-references"): `@my-figure`
 * outside of brackets. Only the file with the label could show it.
 */
function mayBeLabel({ syntax, closing, keys }: Citation, { languageId, isMyst = languageId === "myst" }: CheckedFile): boolean {
  return isMyst && syntax === "pandoc" && closing === "" && keys.every(({ citekey }) => !keyLike.test(citekey));
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
