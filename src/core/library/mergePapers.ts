import { fold } from "../words/fold";
import type { Alias, Paper, PaperLink } from "../paper";

/**
 * Papers from several sources as one list. A paper that stands in several sources is one paper: the same DOI, the same
 * arXiv id, or the same title with an author in common say so, never the title alone. What the first source knows
 * wins, its citekey above all; what only a later one knows is added. Two papers that are not the same but share a
 * citekey get the letters b, c, … behind it.
 *
 * @param sources the most trusted first: a person's own papers before the bundled ones.
 */
export function mergePapers(sources: readonly (readonly Paper[])[]): readonly Paper[] {
  const merged: Paper[] = [];
  const positions = new Map<string, number>();
  for (const source of sources) {
    for (const paper of source) {
      const identities = identitiesOf(paper);
      const known = identities
        .map((identity) => positions.get(identity))
        .find((at) => at !== undefined && !isAnother(merged[at], paper));
      const earlier = known === undefined ? undefined : merged[known];
      const at = known ?? merged.length;
      merged[at] = earlier ? joinPapers(earlier, paper) : paper;
      for (const identity of identities) {
        if (!positions.has(identity)) {
          positions.set(identity, at);
        }
      }
    }
  }
  return withUniqueCitekeys(merged);
}

/** Texts of which one in common makes two records the same paper. */
function identitiesOf(paper: Paper): string[] {
  const title = fold(paper.title).replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  return [
    ...(paper.doi === undefined ? [] : [`doi:${paper.doi}`]),
    ...(paper.arxiv === undefined ? [] : [`arxiv:${paper.arxiv}`]),
    ...paper.authors.map((author) => `title:${title}|${fold(author.family ?? author.literal ?? "")}`),
  ];
}

/** Two preprints are two papers, however alike their titles. */
function isAnother(known: Paper | undefined, paper: Paper): boolean {
  return known?.arxiv !== undefined && paper.arxiv !== undefined && known.arxiv !== paper.arxiv;
}

function joinPapers(first: Paper, second: Paper): Paper {
  return {
    ...second,
    ...first,
    authors: first.authors.length >= second.authors.length ? first.authors : second.authors,
    links: joinBy(first.links, second.links, (link: PaperLink) => link.url.toLowerCase()),
    aliases: joinBy(first.aliases, second.aliases, (alias: Alias) => `${alias.kind}:${alias.text}`),
  };
}

function joinBy<T>(first: readonly T[], second: readonly T[], identity: (one: T) => string): readonly T[] {
  return [...new Map([...second, ...first].map((one) => [identity(one), one])).values()].sort(
    (a, b) => rank(first, a) - rank(first, b),
  );
}

function rank<T>(list: readonly T[], one: T): number {
  const at = list.indexOf(one);
  return at === -1 ? list.length : at;
}

function withUniqueCitekeys(papers: readonly Paper[]): readonly Paper[] {
  const taken = new Set(papers.map((paper) => paper.citekey));
  const seen = new Set<string>();
  return papers.map((paper) => {
    if (!seen.has(paper.citekey)) {
      seen.add(paper.citekey);
      return paper;
    }
    const citekey = freeCitekey(paper.citekey, taken);
    taken.add(citekey);
    seen.add(citekey);
    return { ...paper, citekey };
  });
}

function freeCitekey(citekey: string, taken: ReadonlySet<string>): string {
  for (let number = 2; ; number++) {
    const candidate = citekey + letters(number);
    if (!taken.has(candidate)) {
      return candidate;
    }
  }
}

/** 1 is a, 26 is z, 27 is aa. */
function letters(number: number): string {
  const rest = Math.floor((number - 1) / 26);
  return (rest > 0 ? letters(rest) : "") + String.fromCharCode(97 + ((number - 1) % 26));
}
