import { placeOf, type BibtexIndex, type PlacedChunk } from "./bibtexIndex";
import { parseBibtexFields, type BibtexFields, type MacroLookup } from "./parseBibtexFields";
import type { BibtexContext } from "./readBibtexChunk";
import { detached } from "../../text/lines";

/** What the entries of a text need to know of each other, found when it is first asked for. */
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

/** The macros of all `@string`s; the last of a name counts, as in files that were put together from several. */
function macrosOf(text: string, strings: readonly PlacedChunk[]): MacroLookup {
  const macros = new Map<string, string>();
  const lookup: MacroLookup = (name) => macros.get(name);
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
