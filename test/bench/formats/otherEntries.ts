import { parse } from "bibtex-parse";
import { months } from "../../../src/core/formats/bibtex/bibtexDates";

/** An entry as bibtex-parse reads it, with macros replaced, and white space as one space. */
export interface OtherEntry {
  readonly type: string;
  readonly citekey: string;
  /** By name in lower case. If a field is repeated, the first one counts, as in BibTeX. Skips those that are commented out. */
  readonly fields: ReadonlyMap<string, string>;
}

interface Node {
  readonly itemtype: string;
  readonly type?: string;
  readonly key?: string;
  readonly name?: string;
  readonly fields?: readonly Node[];
  readonly value?: unknown;
  readonly datatype?: string;
  readonly raw?: string;
}

/**
 * Reads a .bib text without CiteLens, to compare with. The text is cut at each line that begins with `@`, so that a broken entry costs only
 * itself.
 *
 * @returns the entries, and the number of such pieces that are neither macros nor comments.
 */
export function otherEntries(text: string): { readonly entries: readonly OtherEntry[]; readonly count: number } {
  const macros = new Map(months.map((month) => [month, month]));
  const entries: OtherEntry[] = [];
  let count = 0;
  for (const piece of text.split(/^(?=[ \t]*@[ \t]*\w+\s*[{(])/m)) {
    count += /^\s*@\s*(?!string|comment|preamble)\w+\s*[{(]/i.test(piece) ? 1 : 0;
    for (const node of nodesOf(piece)) {
      if (node.itemtype === "string") {
        macros.set((node.name ?? "").toLowerCase(), partOf(node, macros));
      } else if (node.itemtype === "entry") {
        entries.push(entryOf(node, macros));
      }
    }
  }
  return { entries, count };
}

function nodesOf(piece: string): readonly Node[] {
  try {
    return parse(piece, { number: "string" }) as readonly Node[];
  } catch {
    return [];
  }
}

function entryOf({ type = "", key = "", fields = [] }: Node, macros: ReadonlyMap<string, string>): OtherEntry {
  const values = [...fields].reverse().map((field) => [(field.name ?? "").toLowerCase(), valueOf(field, macros)] as const);
  return {
    type: type.toLowerCase(),
    citekey: key,
    fields: new Map(values.filter(([name, value]) => value !== "" && !name.startsWith("%"))),
  };
}

function valueOf(node: Node, macros: ReadonlyMap<string, string>): string {
  return partOf(node, macros).replace(/\s+/g, " ").trim();
}

function partOf({ datatype, value, raw = "" }: Node, macros: ReadonlyMap<string, string>): string {
  if (datatype === "concatinate") {
    return (value as readonly Node[]).map((part) => partOf(part, macros)).join("");
  }
  if (datatype === "identifier") {
    return macros.get(raw.toLowerCase()) ?? raw;
  }
  return datatype === "number" ? raw : raw.slice(1, -1);
}
