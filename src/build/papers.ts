import type { Alias, Paper, PaperLink, PersonName, Publication } from "../core/paper";
import { formatCitekeys } from "../core/citekeys/citekey";
import { extractNames } from "../core/names/extractNames";
import { cleanText } from "../core/text/cleanText";
import { findLinks, linkTo, mergeLinks } from "../core/text/findLinks";
import { parseSeed } from "../core/seed/parseSeed";

/** The texts of the files in `seeds/`. */
export interface Seeds {
  readonly seed: string;
  readonly metadata: string;
  readonly curatedNames: string;
}

/** A row of `papers-metadata.json`, which holds what was looked up about each paper of the seed. */
interface Metadata {
  readonly title: string;
  readonly arxiv: string;
  readonly year: number;
  readonly authors: readonly PersonName[];
  readonly published?: Publication;
  readonly doi?: string;
  readonly code?: string;
  readonly page?: string;
}

/** A row of `curated-names.json`: a name that does not follow from the paper's own text, and the reason why it is known. */
export interface CuratedName {
  readonly title: string;
  readonly name: string;
  readonly long?: string;
  readonly reason: string;
}

const particles = /^((?:(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|ter|ten|zu|zur)\s+)+)(.+)$/;

/** Returns the bundled papers in the seed's order, and the problems of the seeds, one sentence each. */
export function makePapers(seeds: Seeds): { papers: readonly Paper[]; problems: readonly string[] } {
  const { papers: seedPapers, problems } = parseSeed(seeds.seed);
  const metadata = rowsByTitle<Metadata>(seeds.metadata);
  const curated = JSON.parse(seeds.curatedNames) as readonly CuratedName[];
  const titles = new Set(seedPapers.map((paper) => paper.title));
  const wrong = [
    ...problems.map(({ line, message }) => `seeds/daily-papers.txt:${line}: ${message}`),
    ...[...metadata.keys()].filter((title) => !titles.has(title)).map((title) => `metadata without a seed paper: ${title}`),
    ...curated.filter((row) => row.reason.trim() === "").map((row) => `a curated name without a reason: ${row.name}`),
    ...curated.filter((row) => !titles.has(row.title)).map((row) => `a curated name for an unknown title: ${row.title}`),
  ];
  const papers = seedPapers.flatMap((seedPaper) => {
    const row = metadata.get(seedPaper.title);
    if (!row) {
      wrong.push(`seeds/daily-papers.txt:${seedPaper.line}: no metadata for: ${seedPaper.title}`);
      return [];
    }
    return [
      withAliases(
        makePaper(row, seedPaper.abstract),
        curated.filter((name) => name.title === seedPaper.title),
      ),
    ];
  });
  const citekeys = formatCitekeys(papers);
  return { papers: papers.map((paper, index) => ({ ...paper, citekey: citekeys[index] ?? "" })), problems: wrong };
}

function rowsByTitle<Row extends { readonly title: string }>(json: string): ReadonlyMap<string, Row> {
  return new Map((JSON.parse(json) as readonly Row[]).map((row) => [row.title, row]));
}

function makePaper(row: Metadata, rawAbstract: string): Paper {
  const abstract = cleanText(rawAbstract);
  return {
    citekey: "",
    title: cleanText(row.title),
    authors: row.authors.map(withParticle),
    abstract,
    year: row.year,
    ...(row.published ? { published: row.published } : {}),
    arxiv: row.arxiv,
    ...(row.doi === undefined ? {} : { doi: row.doi.toLowerCase() }),
    links: mergeLinks([linkOf(row.code), linkOf(row.page), ...findLinks(abstract)]),
    aliases: [],
  };
}

function linkOf(address: string | undefined): PaperLink | undefined {
  return address === undefined ? undefined : linkTo(address);
}

/** Moves a particle out of the family name, as CSL has a separate field for it. */
function withParticle(author: PersonName): PersonName {
  const [, particle, family] = particles.exec(author.family ?? "") ?? [];
  return particle === undefined || family === undefined
    ? author
    : { family, "non-dropping-particle": particle.trim(), ...(author.given === undefined ? {} : { given: author.given }) };
}

/** Adds the names that the paper's text introduces, and then the curated names that it does not introduce. */
function withAliases(paper: Paper, curated: readonly CuratedName[]): Paper {
  const introduced = extractNames(paper);
  const added = curated
    .filter((row) => !introduced.some((alias) => alias.text === row.name))
    .map(({ name, long, reason }): Alias => ({
      text: name,
      kind: "name",
      ...(long === undefined ? {} : { long }),
      why: `curated: ${reason}`,
    }));
  return { ...paper, aliases: [...introduced, ...added] };
}
