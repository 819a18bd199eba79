import { placeOf, type BibtexIndex, type PlacedChunk } from "./bibtexIndex";
import { parseBibtexFields, type BibtexFields, type MacroLookup } from "./parseBibtexFields";
import type { BibtexContext } from "./readBibtexChunk";
import { readDefinitions, type Definitions } from "./readPreamble";
import { runToEnd } from "../../sliced";
import { detached } from "../../text/lines";

/** A context whose macros are read in slices. */
export interface SlicedContext extends BibtexContext {
  /** Reads the macros, and yields after each slice. If there are only a few, they are read when an entry first uses one. */
  readMacros(): Generator<undefined, void>;
}

/** Creates the context in which the entries of a text are read. Computes each part when it is first used. */
export function createBibtexContext(text: string, index: BibtexIndex): SlicedContext {
  const parents = new Map<string, BibtexFields | undefined>();
  let lookup: MacroLookup | undefined;
  let definitions: Definitions | undefined;
  const macros: MacroLookup = (name) => (lookup ??= runToEnd(macrosOf(text, index.macros())))(name);
  return {
    *readMacros() {
      const strings = index.macros();
      lookup = strings.length > macrosPerSlice ? yield* macrosOf(text, strings) : undefined;
    },
    macros,
    names: new Map(),
    get definitions() {
      return (definitions ??= definitionsOf(text, index.preambles()));
    },
    keyOf: (citekey) => (index.first(citekey) ?? index.firstInAnyCase(citekey))?.chunk.citekey?.text ?? citekey,
    fieldsOf(citekey) {
      if (!parents.has(citekey)) {
        const one = index.first(citekey);
        parents.set(citekey, one && parseBibtexFields(ownText(text, one), one.chunk, macros));
      }
      return parents.get(citekey);
    },
  };
}

/** Macros of more than `longMacroChars` give their whole value only until they gave this many characters: thousands of fields may have them. */
const [longMacroChars, maxLongMacroChars] = [2_000, 50_000_000] as const;
/** A slice reads so many macros, or macros with so many characters. It takes a few milliseconds. */
const [macrosPerSlice, macroCharsPerSlice] = [500, 1_000_000] as const;

/** Reads the macros of all `@string`s. The last definition counts, as in a file joined from several. Yields after each slice. */
function* macrosOf(text: string, strings: readonly PlacedChunk[]): Generator<undefined, MacroLookup> {
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
  let [count, chars] = [0, 0];
  for (const one of strings) {
    for (const [name, value] of parseBibtexFields(ownText(text, one), one.chunk, lookup).values) {
      macros.set(name, value);
      chars += value.length;
    }
    if (++count === macrosPerSlice || chars > macroCharsPerSlice) {
      [count, chars] = [0, 0];
      yield;
    }
  }
  return lookup;
}

function definitionsOf(text: string, preambles: readonly PlacedChunk[]): Definitions {
  const definitions = new Map<string, string>();
  for (const one of preambles) {
    readDefinitions(ownText(text, one), definitions);
  }
  return definitions;
}

function ownText(text: string, one: PlacedChunk): string {
  const { start, end } = placeOf(one);
  return detached(text.slice(start, end));
}
