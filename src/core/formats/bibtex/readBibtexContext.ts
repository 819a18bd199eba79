import { placeOf, type BibtexIndex, type PlacedChunk } from "./bibtexIndex";
import { parseBibtexFields, type BibtexFields, type MacroLookup } from "./parseBibtexFields";
import type { BibtexContext } from "./readBibtexChunk";
import { detached } from "../../text/lines";

/** Creates the context in which the entries of a text are read. Computes each part when it is first used. */
export function createBibtexContext(text: string, index: BibtexIndex): BibtexContext {
  const parents = new Map<string, BibtexFields | undefined>();
  let lookup: MacroLookup | undefined;
  const macros: MacroLookup = (name) => (lookup ??= macrosOf(text, index.macros()))(name);
  return {
    macros,
    names: new Map(),
    fieldsOf(citekey) {
      const one = index.first(citekey);
      if (!parents.has(citekey)) {
        parents.set(citekey, one && parseBibtexFields(ownText(text, one), one.chunk, macros));
      }
      return parents.get(citekey);
    },
  };
}

/** Macros of more than `longMacroChars` give their whole value only until they gave this many characters: thousands of fields may have them. */
const [longMacroChars, maxLongMacroChars] = [2_000, 50_000_000] as const;

/** Reads the macros of all `@string`s. The last definition counts, as in a file joined from several. */
function macrosOf(text: string, strings: readonly PlacedChunk[]): MacroLookup {
  const macros = new Map<string, string>();
  let left = maxLongMacroChars;
  const lookup: MacroLookup = (name) => {
    const value = macros.get(name);
    if (value === undefined || value.length <= longMacroChars) {
      return value;
    }
    left -= value.length;
    return left > 0 ? value : value.slice(0, longMacroChars);
  };
  for (const one of strings) {
    for (const [name, value] of parseBibtexFields(ownText(text, one), one.chunk, lookup).values) {
      macros.set(name, value);
    }
  }
  return lookup;
}

function ownText(text: string, one: PlacedChunk): string {
  const { start, end } = placeOf(one);
  return detached(text.slice(start, end));
}
