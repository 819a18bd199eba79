import type { Paper } from "../paper";
import { checksum, createByteReader, createByteWriter } from "./bytes";
import type { SearchIndex } from "./createSearchIndex";
import { alignWords, mergeParts } from "./mergeParts";
import { createPart } from "./part";
import { createPaperReader } from "./readPaper";
import { createPartedIndex } from "./partedIndex";
import { readPart, writePart } from "./partBytes";

/** To be raised whenever the same papers would make another index. */
const version = 1;
/** `CLSI`: the bytes begin with this mark, the version, and the checksum of what follows. */
const mark = 0x49534c43;
const headLength = 12;

/** An index as bytes, for a cache: versioned, with a checksum, and bound to its papers, whose texts are not in it. */
export function serialiseSearchIndex(index: SearchIndex): Uint8Array {
  const { parts, removed } = index.parts();
  const [first = createPart([], createPaperReader().take(), createPaperReader().table), ...others] = parts;
  const part = others.length === 0 ? first : drain(mergeParts(parts, alignWords(parts)));
  const writer = createByteWriter(headLength + part.abstracts.papers.length * 2 + part.head.papers.length * 4);
  writePart(writer, part, removed);
  const content = writer.bytes();
  const bytes = new Uint8Array(headLength + content.length);
  const head = new DataView(bytes.buffer);
  [mark, version, checksum(content)].forEach((value, at) => head.setUint32(at * 4, value, true));
  bytes.set(content, headLength);
  return bytes;
}

/**
 * The index that was serialised, over these papers, in any order. `undefined` where the bytes are damaged, cut off, of another
 * version, or of other papers: where one is more, less or different.
 */
export function loadSearchIndex(bytes: Uint8Array, papers: readonly Paper[]): SearchIndex | undefined {
  if (bytes.length < headLength) {
    return undefined;
  }
  const head = new DataView(bytes.buffer, bytes.byteOffset);
  const content = bytes.subarray(headLength);
  const isSound = [mark, version, checksum(content)].every((value, at) => head.getUint32(at * 4, true) === value);
  const part = isSound ? readPart(createByteReader(content), papers) : undefined;
  return part && createPartedIndex([part]);
}

function drain<T>(work: Generator<undefined, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) {
      return step.value;
    }
  }
}
