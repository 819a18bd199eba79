/**
 * Creates a function that finds unused citekeys: `free("zhang2024negative")` returns the first unused one of
 * `zhang2024negativea`, `…b`, …. It remembers the last letter of each citekey, so that thousands of calls stay fast.
 *
 * @param taken may grow between calls.
 * @param first the first letter: `"b"` if the first paper keeps its citekey without a letter.
 */
export function createFreeCitekeys(taken: ReadonlySet<string>, first: "a" | "b"): (citekey: string) => string {
  const next = new Map<string, number>();
  return (citekey) => {
    for (let number = next.get(citekey) ?? (first === "a" ? 1 : 2); ; number++) {
      const candidate = citekey + letters(number);
      if (!taken.has(candidate)) {
        next.set(citekey, number + 1);
        return candidate;
      }
    }
  };
}

/** 1 is a, 26 is z, 27 is aa. */
function letters(number: number): string {
  const rest = Math.floor((number - 1) / 26);
  return (rest > 0 ? letters(rest) : "") + String.fromCharCode(97 + ((number - 1) % 26));
}
