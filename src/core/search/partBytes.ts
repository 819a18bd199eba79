import type { Paper } from "../paper";
import { type ByteReader, type ByteWriter, mix } from "./bytes";
import { createVocabulary, type Part, type Postings } from "./part";

/** Between words or citekeys, none of which has it. */
const separator = "\n";
/** Of an abstract each so manieth character goes into the paper's hash: a change that misses them all is no change of words. */
const abstractStride = 16;

/** Writes a part without the papers that were removed. Postings as distances from one to the next: most take one byte. */
export function writePart(writer: ByteWriter, part: Part, removed: ReadonlySet<number>): void {
  const positions = new Int32Array(part.papers.length).fill(-1);
  const kept = part.papers.filter((_, position) => !removed.has(position));
  let next = 0;
  part.papers.forEach((_, position) => {
    positions[position] = removed.has(position) ? -1 : next++;
  });
  writer.text(kept.map(({ citekey }) => citekey).join(separator));
  for (const paper of kept) {
    writer.number(hashOf(paper));
  }
  writer.text(part.vocabulary.words.join(separator));
  for (const position of part.byTitle) {
    const to = positions[position] ?? -1;
    if (to >= 0) {
      writer.number(to);
    }
  }
  writePostings(writer, part.head, positions, part.head.fields);
  writePostings(writer, part.abstracts, positions);
}

/** Reads a part over these papers; `undefined` where they are not those that it was made of. */
export function readPart(reader: ByteReader, papers: readonly Paper[]): Part | undefined {
  const byCitekey = new Map(papers.map((paper) => [paper.citekey, paper]));
  const list = reader.text();
  const ordered = (list === "" ? [] : list.split(separator)).flatMap((citekey) => byCitekey.get(citekey) ?? []);
  if (ordered.length !== papers.length || !ordered.every((paper) => hashOf(paper) === reader.number())) {
    return undefined;
  }
  const words = reader.text().split(separator);
  const vocabulary = createVocabulary(words.length === 1 && words[0] === "" ? [] : words);
  const byTitle = new Uint32Array(ordered.length).map(() => reader.number());
  const { fields, ...head } = readPostings(reader, vocabulary.words.length);
  const { starts, papers: positions } = readPostings(reader, vocabulary.words.length);
  return { papers: ordered, vocabulary, byTitle, head: { ...head, fields }, abstracts: { starts, papers: positions } };
}

function writePostings(writer: ByteWriter, { starts, papers }: Postings, positions: Int32Array, fields?: Uint16Array): void {
  const words = starts.length - 1;
  writer.number(papers.length);
  writer.number(fields ? 1 : 0);
  for (let word = 0; word < words; word++) {
    let count = 0;
    for (let at = starts[word] ?? 0; at < (starts[word + 1] ?? 0); at++) {
      count += (positions[papers[at] ?? 0] ?? -1) < 0 ? 0 : 1;
    }
    writer.number(count);
    let before = -1;
    for (let at = starts[word] ?? 0; at < (starts[word + 1] ?? 0); at++) {
      const position = positions[papers[at] ?? 0] ?? -1;
      if (position >= 0) {
        writer.number(position - before - 1);
        before = position;
        if (fields) {
          writer.number(fields[at] ?? 0);
        }
      }
    }
  }
}

function readPostings(reader: ByteReader, words: number): Postings & { readonly fields: Uint16Array } {
  const room = reader.number();
  const hasFields = reader.number() === 1;
  const starts = new Uint32Array(words + 1);
  const papers = new Uint32Array(room);
  const fields = new Uint16Array(hasFields ? room : 0);
  let at = 0;
  for (let word = 0; word < words; word++) {
    let position = -1;
    for (let left = reader.number(); left > 0; left--) {
      position += reader.number() + 1;
      papers[at] = position;
      if (hasFields) {
        fields[at] = reader.number();
      }
      at++;
    }
    starts[word + 1] = at;
  }
  return { starts, papers: at === room ? papers : papers.slice(0, at), fields: at === room ? fields : fields.slice(0, at) };
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
    hash = hashText(hashText(hash, kind, 4), text, 1);
  }
  return hashText(hash, abstract ?? "", abstractStride) >>> 0;
}

function hashText(start: number, text: string, stride: number): number {
  let hash = mix(start, text.length);
  for (let at = 0; at < text.length; at += stride) {
    hash = mix(hash, text.charCodeAt(at));
  }
  return hash;
}
