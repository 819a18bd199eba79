import { placeOf, type BibtexIndex, type PlacedChunk } from "../bibtexIndex";
import { type Macros, readMacros } from "./macros";
import { parseBibtexFields, type BibtexFields, type MacroLookup } from "../parseBibtexFields";
import type { BibtexContext } from "../readBibtexChunk";
import { createInheritance } from "./inheritance";
import { readDefinitions, type Definitions } from "./readPreamble";
import { detached } from "../../../text/lines";

/** Creates the context in which the entries of a text are read. Computes each part when it is first used. */
export function createBibtexContext(text: string, index: BibtexIndex): BibtexContext {
  const parents = new Map<string, BibtexFields | undefined>();
  let known: Macros | undefined;
  let definitions: Definitions | undefined;
  const macrosOf = (): Macros => (known ??= readMacros(text, index.macros()));
  const macros: MacroLookup = (name) => macrosOf().lookUp(name);
  return {
    macros,
    stringOf: (chunk) => macrosOf().readingOf(chunk),
    inheritance: createInheritance(),
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
