import type { Problem } from "../../../paper";
import type { BibtexFields } from "../parseBibtexFields";

/** How much the entries of a file may still inherit; see {@link withInherited}. */
export interface Inheritance {
  left: number;
}

/** An entry inherits from at most so many others, and from only a few if the entries of its file have inherited very much already. */
const [maxParents, fewParents] = [256, 8] as const;
/** The number of fields of parents that are looked at in a file. It takes half a second. */
const maxLookedAt = 1_000_000;

/** The other entries of a file. */
export interface OtherEntries {
  /** Returns the citekey of the entry that a `crossref` means: that of the exact entry, else one that differs in its case, as in BibTeX. */
  keyOf(citekey: string): string;
  /** Returns the fields of the first entry with this citekey. */
  fieldsOf(citekey: string): BibtexFields | undefined;
  readonly inheritance: Inheritance;
}

/** Creates the account of a file in which nothing has been inherited. */
export function createInheritance(): Inheritance {
  return { left: maxLookedAt };
}

/** The fields of an entry with those that it inherits. */
export interface InheritedFields {
  readonly fields: ReadonlyMap<string, string>;
  readonly usesMacros: boolean;
  /** The citekeys of the entries that it inherits from. */
  readonly parents: readonly string[];
  readonly problems: readonly Problem[];
}

/** Fields that an entry does not inherit: those that Biber's default rules keep with an entry, and those that identify or locate its text. */
const notInherited: ReadonlySet<string> = new Set(
  (
    "crossref xref xdata ids entryset entrysubtype execute label options presort related relatedoptions relatedstring relatedtype shorthand " +
    "shorthandintro sortkey file keywords abstract url doi eprint"
  ).split(" "),
);
const partOfBook = new Set(["inproceedings", "conference", "incollection", "inbook", "bookinbook", "suppbook", "inreference"]);
/** Parts of a book that have the book's author. Other parts do not inherit the author of a volume that has editors. */
const byBookAuthor = new Set(["inbook", "bookinbook", "suppbook"]);

/** An entry that another one names as its parent, in `crossref` (its volume) or in `xdata`. */
interface Parent {
  readonly key: string;
  readonly isVolume: boolean;
}

/** The state of following the parents of an entry. */
interface Search {
  readonly citekey: string;
  readonly others: OtherEntries;
  readonly parents: Set<string>;
  usesMacros: boolean;
  isCircle: boolean;
  isCut: boolean;
}

/** Shared by all entries without problems or parents. */
const none: readonly never[] = [];

/**
 * Returns the entry's fields together with those of its parents and of their parents, by Biber's rules: the title of a volume is the `booktitle`
 * of its parts. An entry that inherits from itself has a problem, and one that inherits from very many others.
 */
export function withInherited(own: BibtexFields, entry: { type: string; citekey: string }, others: OtherEntries): InheritedFields {
  const direct = parentsIn(own.values);
  if (direct.length === 0) {
    return { fields: own.values, usesMacros: own.usesMacros, parents: none, problems: none };
  }
  const search: Search = { citekey: entry.citekey, others, parents: new Set(), usesMacros: own.usesMacros, isCircle: false, isCut: false };
  const fields = new Map(own.values);
  for (const parent of direct) {
    inheritFields(fields, fieldsOf(parent, search), {
      isVolume: parent.isVolume,
      isPart: partOfBook.has(entry.type),
      hasOwnAuthor: !byBookAuthor.has(entry.type),
    });
  }
  const messages = [
    ...(search.isCircle ? [`"${entry.citekey}" inherits from itself.`] : []),
    ...(search.isCut ? [`"${entry.citekey}" inherits from too many entries. Only the first ${search.parents.size} are read.`] : []),
  ];
  return {
    fields,
    usesMacros: search.usesMacros,
    parents: [...search.parents],
    problems: messages.map((message) => ({ line: 1, message })),
  };
}

function parentsIn(fields: ReadonlyMap<string, string>): readonly Parent[] {
  const [data, volume] = [fields.get("xdata"), fields.get("crossref")];
  return [
    ...(data ?? "").split(",").map((key) => ({ key: key.trim(), isVolume: false })),
    { key: (volume ?? "").trim(), isVolume: true },
  ].filter(({ key }) => key !== "");
}

/** Returns the fields of a parent with those that it inherits itself. Follows each entry once, and first those that are named first. */
function fieldsOf(first: Parent, search: Search): ReadonlyMap<string, string> {
  const { others } = search;
  const fields = new Map<string, string>();
  const seen = new Set<string>();
  const open: Parent[] = [{ ...first, isVolume: false }];
  for (let parent = open.pop(); parent; parent = open.pop()) {
    const exact = others.keyOf(parent.key);
    const way = `${parent.isVolume ? "volume" : "data"} ${exact}`;
    search.isCircle ||= exact === search.citekey;
    if (exact === search.citekey || seen.has(way)) {
      continue;
    }
    if (search.parents.size >= (others.inheritance.left > 0 ? maxParents : fewParents)) {
      search.isCut = true;
      break;
    }
    seen.add(way);
    search.parents.add(exact);
    const read = others.fieldsOf(exact);
    others.inheritance.left -= 1 + (read?.values.size ?? 0);
    for (const [name, value] of read?.values ?? none) {
      if (!fields.has(name) && !(parent.isVolume && notInherited.has(name))) {
        fields.set(name, value);
      }
    }
    search.usesMacros ||= read?.usesMacros ?? false;
    for (const { key, isVolume } of read ? parentsIn(read.values).toReversed() : none) {
      open.push({ key, isVolume: isVolume || parent.isVolume });
    }
  }
  return fields;
}

function inheritFields(
  fields: Map<string, string>,
  parent: ReadonlyMap<string, string>,
  how: { isVolume: boolean; isPart: boolean; hasOwnAuthor: boolean },
): void {
  const setIfMissing = (name: string, value: string | undefined): void => {
    if (value !== undefined && !fields.has(name)) {
      fields.set(name, value);
    }
  };
  const isBook = how.isVolume && how.isPart;
  setIfMissing("booktitle", isBook ? (parent.get("booktitle") ?? parent.get("title")) : undefined);
  for (const [name, value] of parent) {
    const isTitle =
      name === "title" || name === "subtitle" || name === "shorttitle" || (name === "author" && how.hasOwnAuthor && parent.has("editor"));
    if (!(how.isVolume && notInherited.has(name)) && !(isBook && isTitle)) {
      setIfMissing(name, value);
    }
  }
}
