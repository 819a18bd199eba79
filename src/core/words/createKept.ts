/** Answers of a pure function of a word, kept for the next time. */
export interface Kept<Answer> {
  readonly get: (word: string) => Answer;
}

const mostKept = 20_000;

/** Returns a function's answers with the last thousands kept. All are forgotten when there are too many. */
export function createKept<Answer extends string | number | boolean>(read: (word: string) => Answer): Kept<Answer> {
  const known = new Map<string, Answer>();
  return {
    get: (word) => {
      const kept = known.get(word);
      if (kept !== undefined) {
        return kept;
      }
      const answer = read(word);
      if (known.size >= mostKept) {
        known.clear();
      }
      known.set(word, answer);
      return answer;
    },
  };
}
