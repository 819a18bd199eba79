import type { Paper, PaperLink, PersonName, Publication } from "../core/paper";
import { formatCitekeys } from "../core/citekeys/citekey";
import { cleanText } from "../core/text/cleanText";
import { findLinks, linkTo, mergeLinks } from "../core/text/findLinks";
import { parseSeed } from "../core/seed/parseSeed";
import { withParticle } from "./particles";

/** The texts of the files under `seeds/` from which the daily papers are made. */
export interface PaperSeeds {
  readonly seed: string;
  readonly metadata: string;
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

/** Returns the daily papers in the seed's order, without aliases, and what is wrong with the seeds, each problem one sentence. */
export function makeSeedPapers(seeds: PaperSeeds): { papers: readonly Paper[]; problems: readonly string[] } {
  const { papers: seedPapers, problems } = parseSeed(seeds.seed);
  const metadata = rowsByTitle<Metadata>(seeds.metadata);
  const titles = new Set(seedPapers.map((paper) => paper.title));
  const wrong = [
    ...problems.map(({ line, message }) => `seeds/daily-papers.txt:${line}: ${message}`),
    ...[...metadata.keys()].filter((title) => !titles.has(title)).map((title) => `metadata without a seed paper: ${title}`),
  ];
  const papers = seedPapers.flatMap((seedPaper) => {
    const row = metadata.get(seedPaper.title);
    if (!row) {
      wrong.push(`seeds/daily-papers.txt:${seedPaper.line}: no metadata for: ${seedPaper.title}`);
      return [];
    }
    return [makePaper(row, seedPaper.abstract)];
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
