/**
 * Makes citekeys that are not taken: `free("zhang2024negative")` gives the first of `zhang2024negativea`, `…b`, … that is not, from the
 * second letter on where the first paper keeps the plain key. Remembers where it was for each citekey, so that thousands cost no more than few.
 *
 * @param taken may grow from call to call.
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
