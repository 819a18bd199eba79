import type { Finding } from "./finding";
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
  const raw = text.slice(finding.start, Math.min(finding.end, finding.start + maxWrittenChars));
  const fix = given === undefined ? undefined : fixFor(finding, given, { raw, syntax: reference.syntax, file });
  return { ...rest, written: raw.replace(/\s+/g, " ").trim(), ...(fix === undefined ? {} : { fix }) };
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
  return kind === "title" && syntax === "plain" ? titleInProse(known, file) : fix;
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

/** How files write a title in prose, by their names. The first row counts. Code may have it in a text with any quotes. */
const proseFiles: readonly { readonly name: RegExp; readonly titleIn: (title: string) => string | undefined }[] = [
  { name: /\.(?:tex|ltx|sty|cls)$/i, titleIn: (title) => fixedTitle(title, "bibtex") },
  { name: /\.ipynb$/i, titleIn: (title) => (/[*_`[\]<>\\]/.test(title) ? undefined : fixedTitle(title, "json")) },
  { name: /\.(?:mdx?|markdown|[rq]md)$/i, titleIn: (title) => title.replace(/[*_`[\]<>\\]/g, "\\$&") },
  { name: /\.(?:txt|rst|org|adoc)$/i, titleIn: (title) => (/[*_`|\\]/.test(title) ? undefined : title) },
  { name: /^/, titleIn: (title) => (/["'`\\]|\*\//.test(title) ? undefined : title) },
];

function titleInProse(title: string, { fileName }: CheckedFile): string | undefined {
  return proseFiles.find(({ name }) => name.test(fileName))?.titleIn(title);
}
