/** The first of `zhang2024negativeb`, `…c`, … that is not taken. */
export function freeCitekey(citekey: string, taken: ReadonlySet<string>): string {
  for (let number = 2; ; number++) {
    const candidate = citekey + letters(number);
    if (!taken.has(candidate)) {
      return candidate;
    }
  }
}

/** 1 is a, 26 is z, 27 is aa. */
function letters(number: number): string {
  const rest = Math.floor((number - 1) / 26);
  return (rest > 0 ? letters(rest) : "") + String.fromCharCode(97 + ((number - 1) % 26));
}
