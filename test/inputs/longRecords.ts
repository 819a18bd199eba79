/** A text of 400 kB that is hard to read in short steps, how many papers it has, and a problem that it has. */
export interface LongRecord {
  readonly what: string;
  readonly fileName: string;
  readonly text: string;
  readonly papers: number;
  readonly problem?: RegExp | undefined;
}

function times(unit: string, length = 400_000): string {
  return unit.repeat(Math.ceil(length / unit.length));
}

function many(count: number, format: (index: number) => string, between: string): string {
  return Array.from({ length: count }, (_, index) => format(index)).join(between);
}

const rows: readonly (readonly [what: string, fileName: string, text: string, papers: number, problem?: RegExp])[] = [
  ["names of RIS", "a.ris", `TY  - JOUR\nTI  - a\n${many(36_000, (index) => `AU  - A${index}, B`, "\n")}\nER  - \n`, 1, /36000 names/],
  ["editors of RIS", "a.ris", `TY  - JOUR\nTI  - a\n${times("ED  - A, B\r\n")}ER  - \n`, 1, /"editor" has \d+ names/],
  ["a name of RIS", "a.ris", `TY  - JOUR\nTI  - a\nAU  - ${times("\\'a")}\nER  - \n`, 1],
  ["records of RIS", "a.ris", times("TY  -\n"), 0, /no title/],
  ["names of BibTeX", "a.bib", `@misc{a, title={b}, author={${many(66_000, () => "A", " and ")}}}`, 1, /cut at 100,000/],
  [
    "accents in all fields of BibTeX",
    "a.bib",
    `@article{a, ${["title", "journal", "pages", "volume", "abstract"].map((name) => `${name}={${times("\\'a", 90_000)}}`).join(",")}}`,
    1,
    /The journal has 90000 characters/,
  ],
  [
    "macros that double",
    "a.bib",
    `@string{a0={b}}\n${many(16_000, (at) => `@string{a${at + 1}=a${at}#a${at}}`, "\n")}\n@misc{c, title=a3}`,
    1,
  ],
  [
    "addresses of BibTeX",
    "a.bib",
    `@misc{a, title={b}, ${["url", "note", "doi"].map((name) => `${name}={${times("a-", 99_000)}}`).join(",")}}`,
    1,
  ],
  ["an address of RIS", "a.ris", `TY  - JOUR\nTI  - a\nUR  - ${times("a-")}\nER  - \n`, 1],
  ["links of an item", "a.json", `[{"id":"a","title":"b","custom":{"links":[${times('"a.bc",')}"a.b"]}}]`, 1],
  ["lines of old Macs", "a.yaml", times("- id: a\r"), 0, /no title/],
  ["formulas in BibTeX", "a.bib", `@misc{a, title={${times("$a$ ", 99_000)}}}`, 1],
  [
    "names of CSL-JSON",
    "a.json",
    `[{"id":"a","title":"b","author":[${many(50_000, (index) => `{"family":"${index}"}`, ",")}]}]`,
    1,
    /50000 names/,
  ],
  ["a title of CSL-JSON", "a.json", `[{"id":"a","title":"${times("\\\\'a")}"}]`, 1, /Only the first 20000/],
  ["a list of names", "a.json", `[{"title":"a","abstract":"b","author":"${times("a,")}"}]`, 1, /Only the first 20000/],
  ["records without ids", "a.json", `[{"id":"a","title":"b","note":${times('{"title":"a"},\n')}}]`, 26_666, /not valid JSON/],
  ["YAML documents", "a.yaml", times("---\n"), 0, /Too many parts/],
  ["YAML blank lines", "a.yaml", `- id: a\n  title: b\n${times("\r\n")}`, 0, /Too many parts/],
  ["YAML names", "a.yaml", `- id: a\n  title: b\n  author:\n${times("  - family: a\n")}- id: c\n  title: d\n`, 1, /Too many parts/],
  [
    "a YAML list",
    "a.yml",
    `a:\n  type: Article\n  title: b\n  author: [${times("a,")}]\nc:\n  type: Book\n  title: d\n`,
    1,
    /Too many parts/,
  ],
  ["a YAML title", "a.yaml", `- id: a\n  title: "${times("~")}"\n`, 1, /Only the first 20000/],
  ["lines of a list", "a.txt", times("a\n"), 0, /without an abstract/],
  ["lines with CRLF", "a.txt", `A Title\r\n\r\nAn abstract.\r\n${times("#\r\n")}`, 1, /without an abstract/],
];

export const longRecords: readonly LongRecord[] = rows.map(([what, fileName, text, papers, problem]) => ({
  what,
  fileName,
  text,
  papers,
  problem,
}));
