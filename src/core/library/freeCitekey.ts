/**
 * The first of `zhang2024negativeb`, `…c`, … that is not taken.
 *
 * @param numbers where to go on for each citekey (2 is b), kept from call to call, so that thousands cost no more than few.
 */
export function freeCitekey(citekey: string, taken: ReadonlySet<string>, numbers: Map<string, number>): string {
  for (let number = numbers.get(citekey) ?? 2; ; number++) {
    const candidate = citekey + letters(number);
    if (!taken.has(candidate)) {
      numbers.set(citekey, number + 1);
      return candidate;
    }
  }
}

/** 1 is a, 26 is z, 27 is aa. */
function letters(number: number): string {
  const rest = Math.floor((number - 1) / 26);
  return (rest > 0 ? letters(rest) : "") + String.fromCharCode(97 + ((number - 1) % 26));
}
