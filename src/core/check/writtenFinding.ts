import type { Finding } from "./finding";
import { listedAuthors } from "./fixes/listedAuthors";
import { proseAuthors } from "./fixes/proseAuthors";
import { fixedTitle } from "./judge/fixes";
import type { Reference } from "./reference";
import type { CheckedFile } from "./references/checkedFile";

/** The text in which a reference stands. */
interface Surrounding {
  readonly text: string;
  readonly file: CheckedFile;
}

/** A list of thousands of authors is cut. */
const maxWrittenChars = 2_000;

/** Returns a finding with the text at its place, on one line, and with a fix for that text, unless the place is only the head of the entry. */
export function asWritten(finding: Finding, reference: Reference, { text, file }: Surrounding): Finding {
  const { title, authors, year, venue, identifiers } = reference;
  const places = [title, authors, year, venue, ...identifiers];
  const isElsewhere = places.some((one) => one?.isElsewhere === true && one.start === finding.start && one.end === finding.end);
  if (isElsewhere) {
    return finding;
  }
  const { fix: given, ...rest } = finding;
  if (finding.kind === "authors" && reference.syntax !== "bibtex") {
    return withAuthors(finding, reference, { text, file });
  }
  const raw = text.slice(finding.start, Math.min(finding.end, finding.start + maxWrittenChars));
  const fix = given === undefined ? undefined : fixFor(finding, given, { raw, syntax: reference.syntax, file });
  return { ...rest, written: raw.replace(/\s+/g, " ").trim(), ...(fix === undefined ? {} : { fix }) };
}

/** In JSON and YAML, the names are easier to read than what is written. */
function withAuthors(finding: Finding, reference: Reference, { text, file }: Surrounding): Finding {
  const { start, end, paper } = finding;
  const raw = text.slice(start, end);
  if (reference.syntax === "plain") {
    const written = raw.slice(0, maxWrittenChars).replace(/\s+/g, " ").trim();
    const known = paper && isWholeList(text, reference) ? proseAuthors(raw, paper.authors) : undefined;
    const fix = known === undefined ? undefined : inProse(known, file);
    return { ...finding, written, ...(fix === undefined ? {} : { fix }) };
  }
  const indentation = /^[ \t]*/.exec(text.slice(text.lastIndexOf("\n", start - 1) + 1, start))?.[0] ?? "";
  const fix =
    paper && raw.length <= maxWrittenChars ? listedAuthors(raw, paper.authors, { syntax: reference.syntax, indentation }) : undefined;
  return { ...finding, ...(fix === undefined ? {} : { fix }) };
}

/** Behind the names of a whole list is the end of a sentence, a line or brackets, a year, a venue, or the title. */
const behindList =
  /^(?:\.?[)\]"”'*_`]|[.,:;]{0,2}[^\S\n]{0,3}(?:\(?(?:19|20)\d{2}|["“*_`]|in\b|arxiv|https?:|doi\b)|\.(?:\s|$)|[^\S\n]{0,20}(?:$|\n(?!\W{0,20}(?:and\b|&))))/i;

/** Returns whether the names of a reference are all that the text lists: nothing but the year stands between them and the title, or their end is clear. */
function isWholeList(text: string, { authors, title }: Reference): boolean {
  return (
    (authors !== undefined && title !== undefined && title.start >= authors.end) ||
    behindList.test(text.slice(authors?.end ?? 0, (authors?.end ?? 0) + 40))
  );
}

interface FixPlace {
  readonly raw: string;
  readonly syntax: Reference["syntax"];
  readonly file: CheckedFile;
}

function fixFor({ kind, written, known }: Finding, fix: string, { raw, syntax, file }: FixPlace): string | undefined {
  if (kind === "other-paper-id") {
    return fixedIdentifier(raw, written, fix);
  }
  return kind === "title" && syntax === "plain" ? inProse(known, file) : fix;
}

/** Returns the text with another identifier in it, such as `10.48550/arXiv.2404.05868` with another arXiv ID. */
function fixedIdentifier(raw: string, written: string, known: string): string | undefined {
  const [site, otherSite] = [siteOf(written), siteOf(known)];
  if (site !== otherSite) {
    return undefined;
  }
  const id = written.slice(site.length);
  const at = raw.toLowerCase().indexOf(id.toLowerCase());
  return at === -1 ? undefined : `${raw.slice(0, at)}${known.slice(otherSite.length)}${raw.slice(at + id.length)}`;
}

/** Returns the name before an id of a site: `"acl:"`. */
function siteOf(id: string): string {
  return /^[a-z]\w{1,20}:(?!\/)/.exec(id)?.[0] ?? "";
}

/** How files write a title or names in prose, by their names. The first row counts. Code may have it in a text with any quotes. */
const proseFiles: readonly { readonly name: RegExp; readonly write: (text: string) => string | undefined }[] = [
  { name: /\.(?:tex|ltx|sty|cls)$/i, write: (title) => fixedTitle(title, "bibtex") },
  { name: /\.ipynb$/i, write: (title) => (/[*_`[\]<>\\]/.test(title) ? undefined : fixedTitle(title, "json")) },
  { name: /\.(?:mdx?|markdown|[rq]md)$/i, write: (title) => title.replace(/[*_`[\]<>\\]/g, "\\$&") },
  { name: /\.(?:txt|rst|org|adoc)$/i, write: (title) => (/[*_`|\\]/.test(title) ? undefined : title) },
  {
    name: /\.(?:x?html?|xml|svg|vue|svelte|jsx|tsx|php|erb|ejs|j2|jinja2?)$/i,
    write: (title) => (/["'`\\<>&{}]/.test(title) ? undefined : title),
  },
  { name: /\.typ$/i, write: (title) => (/["'`\\<>*_#$@[\]]/.test(title) ? undefined : title) },
  // A comment must not end in the title, in any language: `*/`, `*)`, `-->`, `-}`, `]]`, `|#`, `=#`, or `#>`.
  { name: /^/, write: (title) => (/["'`\\<>{}]|\*[/)]|\]\]|[|=]#/.test(title) ? undefined : title) },
];

function inProse(text: string, { fileName }: CheckedFile): string | undefined {
  return proseFiles.find(({ name }) => name.test(fileName))?.write(text);
}
