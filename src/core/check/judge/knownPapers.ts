import { hashText } from "../../hash";
import { knownPeople, type Paper } from "../../paper";
import { arxivKey } from "../../text/arxivId";
import { addressKey } from "../../text/findLinks";
import { siteIdKey, siteIdsOf } from "../../text/siteIds";
import { createNearTitles } from "../titles/nearTitles";
import { headKeys, plainLetters, titleKey, titleWords } from "../titles/titleWords";
import type { KnownSource } from "../knownSource";
import type { Identifier } from "../reference";

/** A record of a paper in one source. */
export interface KnownPaper {
  readonly paper: Paper;
  readonly source: string;
}

/** The records of all sources with their look-ups. */
export interface KnownPapers {
  /** Returns the records that have this identifier. */
  withIdentifier(identifier: Identifier): readonly KnownPaper[];
  /** Returns the records whose title has the same letters and digits. */
  withTitle(title: string): readonly KnownPaper[];
  /** Returns the records whose title has the same letters and digits if one of the titles loses its subtitle. */
  withShorterTitle(title: string): readonly KnownPaper[];
  /** Returns the records whose title differs in few words, those that differ least first. */
  withNearTitle(title: string): readonly KnownPaper[];
  /** Returns the records with the same family names in the same order. */
  withAuthors(authors: Paper["authors"]): readonly KnownPaper[];
}

/** This many papers take a few milliseconds. */
const papersPerSlice = 50;

/** Creates the look-ups over the records of these sources. Yields after each slice of the work. */
export function* createKnownPapers(sources: readonly KnownSource[]): Generator<undefined, KnownPapers> {
  const all: KnownPaper[] = [];
  const byIdentifier = new Map<string, number[]>();
  const byTitle = new Map<string, number[]>();
  const byHead = new Map<string, number[]>();
  const byAuthors = new Map<number, number[]>();
  const near = createNearTitles();
  for (const { name, papers } of sources) {
    for (const paper of papers) {
      const words = titleWords(paper.title);
      identifiersOf(paper).forEach((identifier) => {
        addTo(byIdentifier, keyOf(identifier), all.length);
      });
      addTo(byTitle, words.join(""), all.length);
      for (const head of headKeys(paper.title)) {
        addTo(byHead, head, all.length);
      }
      if (paper.authors.length >= fewestAuthors) {
        addTo(byAuthors, authorsHash(paper.authors), all.length);
      }
      near.add(words);
      all.push({ paper, source: name });
      if (all.length % papersPerSlice === 0) {
        yield;
      }
    }
  }
  const records = (found: Iterable<number> = []): readonly KnownPaper[] => [...found].flatMap((index) => all[index] ?? []);
  return {
    withIdentifier: (identifier) => records(byIdentifier.get(keyOf(identifier))),
    withTitle: (title) => records(byTitle.get(titleKey(title)) ?? []),
    withShorterTitle(title) {
      return records([...(byHead.get(titleKey(title)) ?? []), ...headKeys(title).flatMap((head) => byTitle.get(head) ?? [])]);
    },
    withNearTitle(title) {
      return records(near.find(titleWords(title)));
    },
    withAuthors: (authors) => (authors.length < fewestAuthors ? [] : records(byAuthors.get(authorsHash(authors)))),
  };
}

/** Pairs of authors write many papers together. */
const fewestAuthors = 3;

function authorsHash(authors: Paper["authors"]): number {
  let hash = 0;
  for (const { family, literal } of knownPeople(authors)) {
    hash = hashText(hash, plainLetters(family ?? literal ?? "").replace(/[^\p{L}]+/gu, ""));
  }
  return hash;
}

/** Returns the identifiers of a paper. */
export function identifiersOf(paper: Paper): readonly Identifier[] {
  return [
    ...(paper.arxiv === undefined ? [] : [{ kind: "arxiv", id: paper.arxiv } as const]),
    ...(paper.doi === undefined ? [] : [{ kind: "doi", id: paper.doi } as const]),
    ...siteIdsOf(paper).map((id) => ({ kind: "site", id: siteIdKey(id) }) as const),
    ...paper.links.filter(({ kind }) => kind === "code").map(({ url }) => ({ kind: "repository", id: addressKey(url) }) as const),
  ];
}

/** Returns what is the same for all spellings of an identifier. */
export function keyOf({ kind, id }: Identifier): string {
  return `${kind}:${kind === "arxiv" ? arxivKey(id) : id.toLowerCase()}`;
}

/** More records of one paper are of no use: each is compared with each reference to it. */
const maxRecords = 12;

function addTo<Key>(map: Map<Key, number[]>, key: Key, value: number): void {
  const values = map.get(key);
  if (!values) {
    map.set(key, [value]);
  } else if (values.length < maxRecords) {
    values.push(value);
  }
}
