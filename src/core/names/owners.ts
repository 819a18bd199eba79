import { type CatalogueRow, catalogueRows } from "../catalogue/catalogue";
import type { GivenName, Paper } from "../paper";
import { fold } from "../words/fold";
import { stem } from "../words/stem";
import { isStopWord } from "../words/stopWords";

/** The facts that identify a paper. Only the title is always known. */
export type Identity = Pick<Paper, "title"> & Partial<Pick<Paper, "authors" | "arxiv" | "doi">>;

/** Which famous names are a paper's, and which are not. */
export interface Ownership {
  /** The names that the catalogue of famous papers gives to the paper: `LoRA`. Empty for most papers. */
  readonly names: readonly GivenName[];
  /**
   * Returns `true` if the catalogue gives this name, in whatever spelling, to other papers only. A paper may still use the
   * letters for words of its own: "Meta Segmentation Network (MSN)".
   *
   * @param long the words that the name stands for in the paper.
   */
  isOthers(name: string, long?: string): boolean;
}

/**
 * Finds whose famous names are. A paper is one of the catalogue if it has the same arXiv id, the same DOI, or the same title
 * and an author in common. If one of both has no authors, the title must have at least two words.
 */
export function findOwnership(paper: Identity): Ownership {
  const row = rowOf(paper);
  const names = row ? row[11] : [];
  const own = new Set(names.map(([name]) => nameKey(name)));
  return {
    names: names.map(([name, long]) => (long === undefined ? { name } : { name, long })),
    isOthers(name, long) {
      const key = nameKey(name);
      const owners = own.has(key) ? [] : (facts().owners.get(key) ?? []);
      return owners.length > 0 && (long === undefined || owners.some((owner) => hasWords(owner, long)));
    },
  };
}

/** Returns whether half of the words are the owner's, in its title or in the long forms of its names. */
function hasWords([, title, , , , , , , , , , names]: CatalogueRow, words: string): boolean {
  const own = new Set(stemsOf([title, ...names.map(([, long = ""]) => long)].join(" ")));
  const stems = stemsOf(words);
  return stems.filter((one) => own.has(one)).length * 2 >= stems.length;
}

function stemsOf(text: string): readonly string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 2 && !isStopWord(word))
    .map(stem);
}

interface Facts {
  readonly byId: ReadonlyMap<string, CatalogueRow>;
  readonly byTitle: ReadonlyMap<string, CatalogueRow>;
  /** The papers of each name. */
  readonly owners: ReadonlyMap<string, readonly CatalogueRow[]>;
}

let known: Facts | undefined;

function facts(): Facts {
  known ??= collectFacts();
  return known;
}

function collectFacts(): Facts {
  const byId = new Map<string, CatalogueRow>();
  const byTitle = new Map<string, CatalogueRow>();
  const owners = new Map<string, CatalogueRow[]>();
  for (const row of catalogueRows()) {
    const [, title, , , , , , , arxiv, doi, , names] = row;
    byTitle.set(titleKey(title), row);
    if (arxiv !== "") {
      byId.set(arxivKey(arxiv), row);
    }
    if (doi !== "") {
      byId.set(doi, row);
    }
    for (const [name] of names) {
      const key = nameKey(name);
      owners.set(key, [...(owners.get(key) ?? []), row]);
    }
  }
  return { byId, byTitle, owners };
}

function rowOf({ title, authors = [], arxiv, doi }: Identity): CatalogueRow | undefined {
  const { byId, byTitle } = facts();
  const numbered = (arxiv === undefined ? undefined : byId.get(arxivKey(arxiv))) ?? (doi === undefined ? undefined : byId.get(doi));
  if (numbered) {
    return numbered;
  }
  const titled = byTitle.get(titleKey(title));
  if (!titled || (arxiv !== undefined && titled[8] !== "")) {
    return undefined;
  }
  const families = titled[3] === "" ? [] : titled[3].split(";").map((author) => fold(author.split(",")[0] ?? ""));
  if (families.length === 0 || authors.length === 0) {
    return title.trim().split(/\s+/).length >= 2 ? titled : undefined;
  }
  return authors.some(({ family, literal }) => isAmong(fold(family ?? literal ?? ""), families)) ? titled : undefined;
}

/** A family name may have its particle or a given name before it: `van der Maaten`, `Diederik Kingma`. */
function isAmong(author: string, families: readonly string[]): boolean {
  return families.some((family) => author === family || author.endsWith(` ${family}`));
}

function arxivKey(arxiv: string): string {
  return arxiv.replace(/v\d+$/, "");
}

function titleKey(title: string): string {
  return fold(title).replace(/[^\p{L}\p{N}]+/gu, "");
}

function nameKey(name: string): string {
  return fold(name).replace(/[-_\s]+/g, "");
}
