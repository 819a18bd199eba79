import { placeOf, type BibtexIndex, type PlacedChunk } from "../bibtexIndex";
import { type Macros, readMacros } from "./macros";
import { parseBibtexFields, type BibtexFields, type MacroLookup } from "../parseBibtexFields";
import type { BibtexContext } from "../readBibtexChunk";
import { createInheritance } from "./inheritance";
import { readDefinitions, type Definitions } from "./readPreamble";
import { runToEnd } from "../../../sliced";
import { detached } from "../../../text/lines";

/** A context whose macros are read in slices. */
export interface SlicedContext extends BibtexContext {
  /** Reads the macros, and yields after each slice. If there are only a few, they are read when an entry first uses one. */
  readMacros(): Generator<undefined, void>;
}

/** Creates the context in which the entries of a text are read. Computes each part when it is first used. */
export function createBibtexContext(text: string, index: BibtexIndex): SlicedContext {
  const parents = new Map<string, BibtexFields | undefined>();
  let known: Macros | undefined;
  let definitions: Definitions | undefined;
  const macrosOf = (): Macros => (known ??= runToEnd(readMacros(text, index.macros())));
  const macros: MacroLookup = (name) => macrosOf().lookUp(name);
  return {
    *readMacros() {
      const strings = index.macros();
      known = strings.length > macrosPerSlice ? yield* readMacros(text, strings) : undefined;
    },
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

/** If there are more macros, they are read in slices. */
const macrosPerSlice = 500;

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
