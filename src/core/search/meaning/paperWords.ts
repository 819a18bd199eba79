import type { Paper } from "../../paper";
import { readWordNumbers } from "./wordNumbers";
import type { WordVectors } from "./wordVectors";

/** A paper's words in the word table. */
export interface PaperWords {
  /** The numbers of the words, each once: first those of the title, then those that only the abstract has. */
  readonly numbers: Uint16Array;
  /** The number of words of the title. */
  readonly titleCount: number;
}

/** The words of the papers that were compared last are kept: while a user types, these are mostly the same. */
const maxKnownPapers = 600;

/** Returns a look-up of the words of papers, which remembers those of the papers that were asked for last. */
export function createPaperWords(words: WordVectors): (paper: Paper) => PaperWords {
  const known = new Map<Paper, PaperWords>();
  const read = createReader(words);
  return (paper) => {
    const found = known.get(paper) ?? read(paper);
    known.delete(paper);
    known.set(paper, found);
    for (const oldest of known.size > maxKnownPapers ? known.keys() : []) {
      known.delete(oldest);
      break;
    }
    return found;
  };
}

/** Returns a function that reads the words of a paper. It reuses its working memory, because a keystroke may read 200 papers. */
function createReader(words: WordVectors): (paper: Paper) => PaperWords {
  const numbers = new Uint16Array(words.count);
  /** The last paper with a word, by the number of the word. */
  const lastWith = new Uint32Array(words.count);
  let current = 0;
  let count = 0;
  const add = (read: Uint16Array): void => {
    for (let at = 0; at < read.length; at++) {
      const number = read[at] ?? 0;
      if (lastWith[number] !== current) {
        lastWith[number] = current;
        numbers[count++] = number;
      }
    }
  };
  return ({ title, abstract = "" }) => {
    current++;
    count = 0;
    add(readWordNumbers(title, words));
    const titleCount = count;
    add(readWordNumbers(abstract, words));
    return { numbers: numbers.slice(0, count), titleCount };
  };
}
