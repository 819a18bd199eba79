import { stem } from "../words/stem";
import { CharacterClass, classOf } from "./characters";
import { isWordStart } from "./borders";

/** What is written around a place, as stems of words. */
export interface Neighbourhood {
  /** The stems of the words of three letters or more in the block of the offset and its two neighbours. */
  around(offset: number): ReadonlySet<string>;
}

/**
 * Characters per block. Blocks lie at multiples of this, so that whoever asks about a place, with whatever part of the text in view, gets the same
 * answer.
 */
const blockSize = 1024;
const shortestWord = 3;
const longestWord = 24;
const mostStems = 50_000;
const stems = new Map<string, string>();

/** Reads a text's blocks as they are asked for, each once. */
export function createNeighbourhood(text: string): Neighbourhood {
  const blocks = new Map<number, ReadonlySet<string>>();
  const areas = new Map<number, ReadonlySet<string>>();
  const block = (index: number): ReadonlySet<string> => {
    const words = blocks.get(index) ?? stemsIn(text, index * blockSize, (index + 1) * blockSize);
    blocks.set(index, words);
    return words;
  };
  return {
    around(offset) {
      const index = Math.floor(offset / blockSize);
      const area = areas.get(index) ?? new Set([...block(index - 1), ...block(index), ...block(index + 1)]);
      areas.set(index, area);
      return area;
    },
  };
}

function stemsIn(text: string, from: number, to: number): ReadonlySet<string> {
  const found = new Set<string>();
  const end = Math.min(text.length, to);
  let start = -1;
  for (let i = Math.max(0, from); i <= end; i++) {
    const isLetter = i < end && isLetterAt(text, i);
    if (start >= 0 && (!isLetter || isWordStart(text, i))) {
      addWord(found, text, start, i);
      start = -1;
    }
    if (isLetter && start < 0) {
      start = i;
    }
  }
  return found;
}

function addWord(found: Set<string>, text: string, start: number, end: number): void {
  if (end - start >= shortestWord && end - start <= longestWord) {
    found.add(rememberStem(text.slice(start, end).toLowerCase()));
  }
}

function isLetterAt(text: string, offset: number): boolean {
  const here = classOf(text.charCodeAt(offset));
  return here === CharacterClass.lower || here === CharacterClass.upper;
}

/** Code has the same words again and again. */
function rememberStem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) {
    return known;
  }
  if (stems.size >= mostStems) {
    stems.clear();
  }
  const root = stem(word);
  stems.set(word, root);
  return root;
}
