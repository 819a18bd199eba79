import type { CatalogueRow } from "../core/catalogue/catalogue";
import { parseCslJson } from "../core/formats/csl/parseCslJson";
import { createSamePapers } from "../core/library/samePapers";
import { readTitle } from "../core/names/titleNames";
import { otherPeople, type Paper, type PersonName } from "../core/paper";
import { isRecord } from "../core/record";
import { joinPieces } from "../core/words/pieces";
import { withParticle } from "./particles";

/** The texts of the files under `seeds/methods/`. */
export interface CatalogueSeeds {
  readonly papers: string;
  readonly withoutAuthors: string;
}

/**
 * Makes the rows of the catalogue: first the papers that most repositories name, of those the ones that are known to be
 * published, and at the end those without authors. Returns also what is wrong
 * with the seeds, each problem one sentence.
 *
 * @param daily the daily papers, of which only facts are needed. Their citekeys are taken.
 */
export function makeCatalogue(
  seeds: CatalogueSeeds,
  daily: readonly Paper[],
): { readonly rows: readonly CatalogueRow[]; readonly problems: readonly string[] } {
  const [full, bare] = [parseCslJson(seeds.papers), parseCslJson(seeds.withoutAuthors)];
  const weights = new Map([...weightsIn(seeds.papers), ...weightsIn(seeds.withoutAuthors)]);
  const same = createSamePapers<Paper>();
  daily.forEach((paper) => {
    same.add(paper, paper);
  });
  const taken = new Set(daily.map(({ citekey }) => citekey));
  const find = (paper: Paper): Paper | undefined => same.find(paper, (one) => one);
  const likelier = (a: Paper, b: Paper): number =>
    (weights.get(b.citekey) ?? 0) - (weights.get(a.citekey) ?? 0) || Number(b.published !== undefined) - Number(a.published !== undefined);
  const incomplete = incompleteIn(seeds.papers);
  const rows = [...[...full.papers].sort(likelier), ...bare.papers].map((paper) =>
    rowOf(
      incomplete.has(paper.citekey) ? { ...paper, authors: [...paper.authors, otherPeople] } : paper,
      weights.get(paper.citekey) ?? 0,
      find(paper),
    ),
  );
  return {
    rows,
    problems: [
      ...[...full.problems, ...bare.problems].map(({ line, message }) => `seeds/methods, line ${line}: ${message}`),
      ...full.papers.filter(({ authors }) => authors.length === 0).map(({ citekey }) => `no authors: ${citekey}`),
      ...[...full.papers, ...bare.papers].filter(({ names }) => names === undefined).map(({ citekey }) => `no names: ${citekey}`),
      ...rows.filter((row) => row[13] === 0 && taken.has(row[0])).map(([citekey]) => `a daily paper has this citekey too: ${citekey}`),
    ],
  };
}

function weightsIn(json: string): readonly (readonly [citekey: string, weight: number])[] {
  return (JSON.parse(json) as readonly { readonly id: string; readonly custom: unknown }[]).map(({ id, custom }) => {
    const weight: unknown = isRecord(custom) ? custom["weight"] : undefined;
    return [id, typeof weight === "number" ? weight : 0];
  });
}

/** Returns the citekeys of the papers of which the source did not list all authors. */
function incompleteIn(json: string): ReadonlySet<string> {
  const items = JSON.parse(json) as readonly { readonly id: string; readonly custom: unknown }[];
  return new Set(items.filter(({ custom }) => isRecord(custom) && custom["authorsIncomplete"] === true).map(({ id }) => id));
}

function rowOf(paper: Paper, weight: number, daily: Paper | undefined): CatalogueRow {
  const { title, published } = paper;
  const code = paper.links.find(({ kind }) => kind === "code")?.url ?? "";
  return [
    daily?.citekey ?? paper.citekey,
    title,
    readTitle(title, "").short ?? "",
    paper.authors.map(withParticle).map(formatAuthor).join(";"),
    paper.year ?? 0,
    published?.kind ?? "",
    published?.venue ?? "",
    published?.year ?? 0,
    paper.arxiv ?? "",
    paper.doi ?? "",
    code,
    namesOf(paper),
    weight,
    daily ? 1 : 0,
  ];
}

/** The names of the seeds, and for those before the colon of the title its spelling too: `Swin Transformer`. */
function namesOf({ title, names = [] }: Paper): CatalogueRow[11] {
  const given = names.map(({ name, long }) => (long === undefined ? ([name] as const) : ([name, long] as const)));
  const head = title.split(":")[0] ?? "";
  const isOtherSpelling =
    names.some(({ name }) => joinPieces(name) === joinPieces(head)) && !names.some(({ name }) => name.toLowerCase() === head.toLowerCase());
  return isOtherSpelling ? [...given, [head]] : given;
}

function formatAuthor({ family, given, literal, suffix, ...particles }: PersonName): string {
  const particle = particles["non-dropping-particle"] ?? "";
  const parts = family === undefined ? [literal ?? ""] : [family, given ?? "", particle, suffix ?? ""];
  const text = parts.map((part) => part.replace(/[,;]/g, " ")).join(",");
  return family === undefined ? text : text.replace(/,{1,2}$/, "");
}
