import type { Paper, PersonName } from "../../paper";

/**
 * Some papers of a cache as plain data for JSON. Two strings hold all texts; those of each paper are slices of them. While
 * the garbage collector removes young objects, it never copies a string of more than about 130,000 characters, but copies
 * each smaller one twice. Texts with characters beyond ASCII are separate, as they would double the memory of the others.
 * The author of several papers is stored once.
 */
export type CachedRows = readonly [
  ascii: string,
  others: string,
  people: readonly PersonName[],
  papers: WrittenPaper[],
  lines: readonly number[],
];

/** A paper whose texts are stored as lengths, negative for a text in `others`, and whose authors are indexes of people. */
interface WrittenPaper extends Omit<Paper, "citekey" | "title" | "abstract" | "records" | "authors" | "links" | "aliases"> {
  readonly citekey: number;
  readonly title: number;
  readonly authors: readonly number[];
  readonly abstract?: number;
  readonly records?: readonly number[];
  readonly links: Paper["links"] | 0;
  readonly aliases: Paper["aliases"] | 0;
}

/** Collects papers until there are enough for {@link CachedRows}. */
export interface RowsWriter {
  /** @param line the line on which the paper begins, or 0 if it is unknown. */
  add(paper: Paper, line: number): void;
  /** Returns the length of the texts that have been added since the last {@link take}. */
  characters(): number;
  /** Returns the papers that have been added since the last call. */
  take(): CachedRows;
}

/** Creates a writer for all papers of one cache. Later papers share the people of earlier ones. */
export function createRowsWriter(): RowsWriter {
  const known = new Map<string, number>();
  const seen = new Map<PersonName, number>();
  let texts: [ascii: string[], others: string[]] = [[], []];
  let [people, papers, lines, characters]: [PersonName[], WrittenPaper[], number[], number] = [[], [], [], 0];
  const put = (text: string): number => {
    const isAscii = !/[\u0080-\uFFFF]/.test(text);
    texts[isAscii ? 0 : 1].push(text);
    characters += text.length;
    return isAscii ? text.length : -text.length;
  };
  const numberOf = (person: PersonName): number => {
    const before = seen.get(person);
    if (before !== undefined) {
      return before;
    }
    const name = JSON.stringify(person);
    const number = known.get(name) ?? known.size;
    if (number === known.size) {
      known.set(name, number);
      people.push(person);
    }
    seen.set(person, number);
    return number;
  };
  return {
    add({ citekey, title, abstract, records, authors, links, aliases, ...facts }, line) {
      const head = { citekey: put(citekey), title: put(title), authors: authors.map(numberOf) };
      const text = {
        ...(abstract === undefined ? {} : { abstract: put(abstract) }),
        ...(records === undefined ? {} : { records: records.map(put) }),
      };
      papers.push({ ...head, ...text, ...facts, links: links.length > 0 ? links : 0, aliases: aliases.length > 0 ? aliases : 0 });
      lines.push(line);
    },
    characters: () => characters,
    take() {
      const taken: CachedRows = [texts[0].join(""), texts[1].join(""), people, papers, lines];
      [texts, people, papers, lines, characters] = [[[], []], [], [], [], 0];
      return taken;
    },
  };
}

/** Reads the papers of {@link CachedRows}, in the order in which they were written. */
export interface RowsReader {
  /** Inserts the texts into the objects of the rows and returns them as the papers. */
  read(rows: CachedRows): { readonly papers: readonly Paper[]; readonly lines: readonly number[] };
}

/** Shared by all papers with empty lists. */
const none: readonly never[] = [];

/** Creates a reader for all papers of one cache, from the first on. */
export function createRowsReader(): RowsReader {
  const people: PersonName[] = [];
  return {
    read([ascii, others, newPeople, papers, lines]) {
      newPeople.forEach((person) => people.push(person));
      let [asciiAt, othersAt] = [0, 0];
      const next = (length: number): string =>
        length < 0 ? others.slice(othersAt, (othersAt -= length)) : ascii.slice(asciiAt, (asciiAt += length));
      for (const written of papers) {
        const paper: Partial<Record<keyof Paper, unknown>> = written;
        paper.citekey = next(written.citekey);
        paper.title = next(written.title);
        if (written.abstract !== undefined) {
          paper.abstract = next(written.abstract);
        }
        if (written.records !== undefined) {
          paper.records = written.records.map(next);
        }
        paper.authors = written.authors.map((number) => people[number]);
        paper.links = written.links === 0 ? none : written.links;
        paper.aliases = written.aliases === 0 ? none : written.aliases;
      }
      return { papers: papers as readonly object[] as readonly Paper[], lines };
    },
  };
}

/** Returns the numbers of a paper's authors. */
export function authorsOf([, , , papers]: CachedRows, index: number): readonly number[] {
  return papers[index]?.authors ?? [];
}

/**
 * Reads one paper of the rows without changing them, or returns `undefined` if there are fewer papers. Looks up the authors
 * when they are first used, as the authors of earlier papers are in other rows.
 */
export function readRow(
  [ascii, others, , papers]: CachedRows,
  index: number,
  personAt: (number: number) => PersonName | undefined,
): Paper | undefined {
  const written = papers[index];
  if (!written) {
    return undefined;
  }
  const starts = [0, 0];
  for (const { citekey, title, abstract = 0, records = [] } of papers.slice(0, index)) {
    for (const length of [citekey, title, abstract, ...records]) {
      starts[length < 0 ? 1 : 0] = (starts[length < 0 ? 1 : 0] ?? 0) + Math.abs(length);
    }
  }
  let [asciiAt = 0, othersAt = 0] = starts;
  const next = (length: number): string =>
    length < 0 ? others.slice(othersAt, (othersAt -= length)) : ascii.slice(asciiAt, (asciiAt += length));
  const { citekey, title, abstract, records, authors, links, aliases, ...facts } = written;
  const head = { citekey: next(citekey), title: next(title) };
  let people: readonly PersonName[] | undefined;
  return {
    ...head,
    ...(abstract === undefined ? {} : { abstract: next(abstract) }),
    ...(records === undefined ? {} : { records: records.map(next) }),
    ...facts,
    links: links === 0 ? none : links,
    aliases: aliases === 0 ? none : aliases,
    get authors() {
      return (people ??= authors.flatMap((number) => personAt(number) ?? []));
    },
  };
}
