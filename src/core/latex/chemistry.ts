import { commandTexts, lowered, raised } from "./latexTables";

/** The parts of a formula in the notation of the package mhchem, each with the pattern that reads it. */
const part =
  /(?<sign>[\^_])(?:\{(?<group>[^{}]{0,40})\}|(?<bare>\d{0,9}[+-]{1,3}|\d{1,9}|[A-Za-z]))|(?<arrow><=>|<->|->|<-)|(?<number>\d{1,9})|(?<command>\\[A-Za-z]{1,40}\s?)|(?<charge>[+-])(?=$|[\s)\]}^_,;])|(?<other>[^])/y;

const arrows: ReadonlyMap<string, string> = new Map([
  ["<=>", "⇌"],
  ["<->", "↔"],
  ["->", "→"],
  ["<-", "←"],
]);

/**
 * Reads the simple part of mhchem's notation: `^{31}P` is ³¹P, `H2O` H₂O, `SO4^2-` SO₄²⁻, `Na+` Na⁺, `CuSO4 * 5H2O` CuSO₄ · 5H₂O. Takes linear
 * time.
 */
export function readChemistry(source: string): string {
  let read = "";
  part.lastIndex = 0;
  for (let found = part.exec(source); found; found = part.exec(source)) {
    read += partText(found.groups ?? {}, read);
  }
  return read;
}

function partText(groups: Readonly<Record<string, string | undefined>>, before: string): string {
  const { sign, group, bare, arrow, number, command, charge, other = "" } = groups;
  const isBehindAtom = /[\p{L})\]₀-₉]$/u.test(before);
  if (sign !== undefined) {
    return script((group ?? bare ?? "").replace(/\$/g, ""), sign === "^" ? raised : lowered, sign);
  }
  if (arrow !== undefined) {
    return arrows.get(arrow) ?? arrow;
  }
  if (number !== undefined) {
    return isBehindAtom ? script(number, lowered, "_") : number;
  }
  if (command !== undefined) {
    const name = command.slice(1).trim();
    return commandTexts.get(name) ?? name;
  }
  if (charge !== undefined) {
    return isBehindAtom ? script(charge, raised, "^") : charge;
  }
  return other === "*" ? "·" : other === "." && isBehindAtom ? "·" : /[{}$\\]/.test(other) ? "" : other;
}

function script(text: string, forms: ReadonlyMap<string, string>, sign: string): string {
  const characters = [...text];
  const isMapped = characters.every((character) => forms.has(character));
  return isMapped ? characters.map((character) => forms.get(character)).join("") : characters.length > 1 ? `${sign}(${text})` : sign + text;
}
