import type { Paper } from "../../paper";
import { arxivKey } from "../../text/arxivId";
import { addressKey } from "../../text/findLinks";
import { siteIdKey, siteIdsOf } from "../../text/siteIds";
import { fold } from "../../words/fold";
import type { KnownSource } from "../createChecker";
import type { Identifier, Reference } from "../reference";

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
  /** Returns the records of the paper that a reference means: by its identifiers, then by its title. */
  meantBy(reference: Reference): readonly KnownPaper[];
}

/** Creates the look-ups over the records of these sources. */
export function createKnownPapers(sources: readonly KnownSource[]): KnownPapers {
  const byIdentifier = new Map<string, KnownPaper[]>();
  const byTitle = new Map<string, KnownPaper[]>();
  for (const { name, papers } of sources) {
    for (const paper of papers) {
      const known = { paper, source: name };
      identifiersOf(paper).forEach((identifier) => {
        addTo(byIdentifier, keyOf(identifier), known);
      });
      addTo(byTitle, titleKey(paper.title), known);
    }
  }
  const withIdentifier = (identifier: Identifier): readonly KnownPaper[] => byIdentifier.get(keyOf(identifier)) ?? [];
  const withTitle = (title: string): readonly KnownPaper[] => byTitle.get(titleKey(title)) ?? [];
  return {
    withIdentifier,
    withTitle,
    meantBy({ identifiers, title }) {
      const byId = identifiers.flatMap(({ value }) => withIdentifier(value));
      return byId.length > 0 || !title ? byId : withTitle(title.value);
    },
  };
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

function keyOf({ kind, id }: Identifier): string {
  return `${kind}:${kind === "arxiv" ? arxivKey(id) : id.toLowerCase()}`;
}

/** Returns the letters and digits of a title, folded. */
export function titleKey(title: string): string {
  return fold(title).replace(/[^\p{L}\p{N}]+/gu, "");
}

function addTo<T>(map: Map<string, T[]>, key: string, value: T): void {
  const values = map.get(key);
  if (values) {
    values.push(value);
  } else {
    map.set(key, [value]);
  }
}
