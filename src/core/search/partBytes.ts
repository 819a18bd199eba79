import type { Paper } from "../paper";
import { mix } from "../checksum";
import type { SectionWriter } from "./bytes";
import type { Part, Postings } from "./part";

/** Between words or citekeys, none of which has it. */
const separator = "\n";
/** Of an abstract each so manieth character goes into the paper's hash: a change that misses them all is no change of words. */
const abstractStride = 16;
/** A part over papers of which a hundredth are others now, but no more than this, is still of use. */
const mostStale = 200;
const staleShare = 0.01;

/** Writes a part, without its papers. */
export function writePart(writer: SectionWriter, { papers, vocabulary, byTitle, head, abstracts }: Part): void {
  writer.add(papers.map(({ citekey }) => citekey).join(separator));
  writer.add(Uint32Array.from(papers, hashOf));
  writer.add(vocabulary.words.join(separator));
  [vocabulary.letters, vocabulary.lengths, byTitle, head.starts, head.papers, head.fields, abstracts.starts, abstracts.papers].forEach(writer.add);
}

/** A part that was read, and what became of its papers since. */
export interface ReadPart {
  readonly part: Part;
  /** The citekeys of papers that are other now, or none. */
  readonly stale: readonly string[];
  /** Papers that the part does not have. */
  readonly missing: readonly Paper[];
}

/** Reads a part over these papers, as views of its bytes; `undefined` where they are not those that it was made of, a few aside. */
export function readPart(sections: readonly Uint8Array[], papers: readonly Paper[]): ReadPart | undefined {
  const [citekeys = none, hashes = none, words = none, letters = none, lengths = none, titles = none, ...postings] = sections;
  const placed = placePapers(linesOf(citekeys), uint32(hashes), papers);
  if (!placed || postings.length !== 5) {
    return undefined;
  }
  const [headStarts = none, headPapers = none, fields = none, starts = none, positions = none] = postings;
  const part: Part = {
    papers: placed.ordered,
    vocabulary: { words: linesOf(words), letters: new Int32Array(letters.buffer, letters.byteOffset, letters.length >> 2), lengths },
    byTitle: placed.stale.size === 0 ? uint32(titles) : uint32(titles).filter((position) => !placed.stale.has(position)),
    head: { ...postingsOf(headStarts, headPapers), fields: new Uint16Array(fields.buffer, fields.byteOffset, fields.length >> 1) },
    abstracts: postingsOf(starts, positions),
  };
  return { part, stale: [...placed.stale].map((position) => placed.ordered[position]?.citekey ?? ""), missing: placed.missing };
}

const none = new Uint8Array(0);

function linesOf(bytes: Uint8Array): readonly string[] {
  return bytes.length === 0 ? [] : new TextDecoder().decode(bytes).split(separator);
}

function uint32(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
}

function postingsOf(starts: Uint8Array, papers: Uint8Array): Postings {
  return { starts: uint32(starts), papers: uint32(papers) };
}

interface Placed {
  readonly ordered: readonly Paper[];
  readonly stale: ReadonlySet<number>;
  readonly missing: readonly Paper[];
}

/** Puts papers to where the part has them. */
function placePapers(citekeys: readonly string[], hashes: Uint32Array, papers: readonly Paper[]): Placed | undefined {
  const most = Math.min(mostStale, Math.floor(papers.length * staleShare));
  const unplaced = new Map(papers.map((paper) => [paper.citekey, paper]));
  const stale = new Set<number>();
  const ordered: Paper[] = [];
  for (const [position, citekey] of citekeys.entries()) {
    const paper = unplaced.get(citekey);
    if (paper && hashOf(paper) === hashes[position]) {
      ordered.push(paper);
      unplaced.delete(citekey);
    } else {
      stale.add(position);
      ordered.push({ citekey, title: "", authors: [], links: [], aliases: [] });
      if (stale.size > most) {
        return undefined;
      }
    }
  }
  return unplaced.size > most ? undefined : { ordered, stale, missing: [...unplaced.values()] };
}

/** A hash of all that is searched in a paper; of its abstract a sample. */
function hashOf({ citekey, title, authors, abstract, year, published, arxiv = "", doi = "", links, aliases }: Paper): number {
  let hash = mix(year ?? 0, published?.year ?? 0);
  for (const text of [citekey, title, arxiv, doi, published?.venue ?? ""]) {
    hash = hashText(hash, text, 1);
  }
  for (const { family = "", given = "", literal = "" } of authors) {
    hash = hashText(hashText(hashText(hash, family, 1), given, 1), literal, 1);
  }
  for (const { kind, url } of links) {
    hash = hashText(hashText(hash, kind, 1), url, 1);
  }
  for (const { kind, text } of aliases) {
    hash = hashText(hashText(hash, kind, 4), text === title ? "" : text, 1);
  }
  return hashText(hash, abstract ?? "", abstractStride) >>> 0;
}

/** FNV-1a (Fowler, Noll, Vo) over code units. */
function hashText(start: number, text: string, stride: number): number {
  let hash = mix(start, text.length);
  for (let at = 0; at < text.length; at += stride) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash;
}
