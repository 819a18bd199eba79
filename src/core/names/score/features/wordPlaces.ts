import type { ReadSentence } from "../../longForms/shortFormRules";
import { trimWord } from "../../text/nameShape";
import { countWords } from "../../text/wholeWords";
import type { ReadPaper } from "../candidates";

/** Where the words of an abstract stand. */
export interface WordPlaces {
  readonly places: PlacesByWord;
  /** The same, by the words in lower case. */
  readonly lowerPlaces: PlacesByWord;
  /** The first sentence in which the paper speaks of itself. */
  readonly firstOwn: number;
  /** Returns how often a string stands in the abstract as words. */
  readonly count: (text: string) => number;
}

type PlacesByWord = ReadonlyMap<string, readonly Place[]>;

/** The sentence in which a word stands, and its token in the sentence. */
export interface Place {
  readonly sentence: number;
  readonly at: number;
}

/** Returns where each word of an abstract stands, acronyms without their plural. */
export function placesOfWords({ abstract, read }: ReadPaper): WordPlaces {
  const places = new Map<string, Place[]>();
  const lowerPlaces = new Map<string, Place[]>();
  read.forEach(({ sentence: { tokens } }, sentence) => {
    tokens.forEach(({ text, lower }, at) => {
      const place = { sentence, at };
      addPlace(places, trimWord(text), place);
      addPlace(lowerPlaces, trimWord(lower), place);
    });
  });
  const firstOwn = read.findIndex(isOwnSentence);
  return { places, lowerPlaces, firstOwn: firstOwn < 0 ? read.length : firstOwn, count: countIn(abstract) };
}

function addPlace(places: Map<string, Place[]>, word: string, place: Place): void {
  const list = places.get(word);
  if (list === undefined) {
    places.set(word, [place]);
  } else {
    list.push(place);
  }
}

/** Returns a function that counts a string in a text. It counts each string once. */
function countIn(text: string): WordPlaces["count"] {
  const counts = new Map<string, number>();
  return (word) => {
    const count = counts.get(word) ?? countWords(text, word);
    counts.set(word, count);
    return count;
  };
}

const ownWords = new Set(["we", "our", "ours", "us"]);

/** Returns whether the paper speaks of itself in a sentence. */
export function isOwnSentence({ sentence, introductions }: ReadSentence): boolean {
  return introductions.length > 0 || sentence.tokens.some(({ lower }) => ownWords.has(lower));
}

/** The places of a candidate in the abstract, as written or, failing that, in other case. */
export interface Occurrences {
  readonly found: readonly Place[];
  readonly isOtherCase: boolean;
}

/** Returns where a candidate stands in the abstract. */
export function findOccurrences(text: string, paper: ReadPaper, { places, lowerPlaces }: WordPlaces): Occurrences {
  const exact = findExact(text, paper, places);
  return exact.length > 0
    ? { found: exact, isOtherCase: false }
    : { found: findInLowerCase(text.toLowerCase(), paper, lowerPlaces), isOtherCase: true };
}

function findExact(text: string, { abstract, read }: ReadPaper, places: PlacesByWord): readonly Place[] {
  const [head = "", ...rest] = text.split(" ");
  if (rest.length === 0) {
    return [...(places.get(text) ?? []), ...(places.get(`${text}s`) ?? [])].sort(
      (one, other) => one.sentence - other.sentence || one.at - other.at,
    );
  }
  return (places.get(head) ?? []).filter(({ sentence, at }) => abstract.startsWith(text, read[sentence]?.sentence.tokens[at]?.start ?? 0));
}

/** Returns where a name of a title stands in other case: "We propose prototypical networks", "the predictron". */
function findInLowerCase(lower: string, { read }: ReadPaper, places: PlacesByWord): readonly Place[] {
  const [head = "", ...rest] = lower.split(" ");
  return (places.get(head) ?? []).filter(({ sentence, at }) =>
    rest.every((word, index) => {
      const other = read[sentence]?.sentence.tokens[at + 1 + index]?.lower;
      return other === word || (index === rest.length - 1 && (other === `${word}s` || `${String(other)}s` === word));
    }),
  );
}
