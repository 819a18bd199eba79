/** Matches Org's own citations. */
const ownCitation = /(?<!\[)\[cite(?:\/[\w/-]{1,40})?:[^\][]{0,300}@[\p{L}\p{N}_]/gu;
/** Matches the beginning of org-ref's citations: `cite:a`, and in its version 3 `cite:&a` and `[[cite:see &a]]`. */
const orgRefCitation =
  /(?<link>\[\[|(?<![\p{L}\p{N}_:/.@[-]))(?<name>(?:[Pp]aren|[Tt]ext|[Aa]uto|[Ff]oot|[Ss]mart|super|full)?[Cc]ite(?:t|p|alt|alp|author|year|yearpar|num)?\*?):(?:(?<mark>&)|(?<common>[^\][\n&]{1,200}[;\s]&))?(?=[\p{L}\p{N}_])/gu;
/** Matches the links by which org-ref's documents name their bibliographies. */
const orgRefBibliography = /(?:^|[\s[])(?:bibliographystyle|(?:no)?bibliography|addbibresource):\S/m;
const ownKeyword = /^[ \t]{0,40}#\+(?:bibliography|cite_export):/im;

/** The commands for running text that a document may prefer. Those with "t" name the authors in the sentence, so they do not go after a name. */
const preferred = new Set("cite citep parencite autocite footcite citet textcite".split(" "));
const inSentence = new Set(["citet", "textcite"]);

/**
 * Returns how an Org text begins its citations, up to the first key: `[cite:@` as Org itself does, or as org-ref does, `cite:`, `cite:&` or
 * `[[citep:&`, whatever the text has most. A text without citations that names its bibliography by a link of org-ref gets `cite:&`.
 *
 * @param isBehindName whether the citation goes after a name, so that the command must not name the authors again.
 */
export function orgCommandOf(text: string, isBehindName = false): string {
  const own = [...text.matchAll(ownCitation)].length;
  const marks = [...text.matchAll(orgRefCitation)].map(({ groups = {} }) => markOf(groups));
  if (marks.length === 0 && own === 0) {
    return orgRefBibliography.test(text) && !ownKeyword.test(text) ? "cite:&" : ownMark;
  }
  const name = mostOf(marks.map(({ command }) => command).filter((one) => preferred.has(one) && !(isBehindName && inSentence.has(one))));
  const around = mostOf(marks.map(({ link }) => link));
  const prefix = mostOf(marks.map(({ mark }) => mark));
  return own >= marks.length ? ownMark : `${around ?? ""}${name ?? "cite"}:${prefix ?? ""}`;
}

/** Returns whether an Org text has citations as version 3 of org-ref writes them. */
export function isOrgRef3(text: string): boolean {
  return orgCommandOf(text).endsWith("&");
}

const ownMark = "[cite:@";

interface OrgMark {
  readonly link: string;
  readonly command: string;
  readonly mark: string;
}

/** Alone in a sentence, a link ends at a blank, so that a key behind one is not its own. */
function markOf(groups: Readonly<Record<string, string | undefined>>): OrgMark {
  const { link = "", name = "", mark, common } = groups;
  return { link, command: name.replace(/\*$/, "").toLowerCase(), mark: mark ?? (link !== "" && common !== undefined ? "&" : "") };
}

/** Returns the most frequent text, and of several the first. */
function mostOf(texts: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  texts.forEach((text) => counts.set(text, (counts.get(text) ?? 0) + 1));
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0];
}
