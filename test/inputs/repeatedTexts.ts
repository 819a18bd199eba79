/** A hostile text of a file of papers that can be made in any length. */
export interface RepeatedText {
  readonly fileName: string;
  /** Says what is repeated, and where. */
  readonly what: string;
  /** Returns the text with about this many characters. */
  readonly ofLength: (length: number) => string;
}

/** The places of a format at which something is repeated: the text before and after it. */
interface Places {
  readonly fileName: string;
  readonly around: readonly (readonly [before: string, after: string])[];
  readonly units: readonly string[];
}

const blanks = [" ", "\t", "\n", "\r", "\r\n", " \r\n", "\n ", "\n\n\r", "\u00a0", "\u200b", "\ufeff", "\u2028"];
const signs = Array.from("{}[]()@#%&=,;:.\"'\\/$~^_-+<>*|!?`0aAé\u0301中").concat("😀");
const pairs = [
  "{}",
  "{ ",
  "} ",
  "}{",
  '""',
  "\\{",
  "\\}",
  "\\\\",
  "a ",
  "a,",
  ", ",
  "a;",
  "--",
  "a-",
  "1-",
  "[]",
  "<a>",
  "&amp;",
  "a\n",
  "a\r\n",
  "%\r\n",
  "#\r\n",
];
const words = [
  "and ",
  " and a",
  "http://a.b/c ",
  "10.1000/a",
  "10.1000/a;b ",
  "arXiv:2404.05868 ",
  "\\a{",
  "\\'",
  "\\'{",
  "{\\'a}",
  "$a$ ",
  "$x",
];
export const commonUnits = [...blanks, ...signs, ...pairs, ...words];

const bibtex: Places = {
  fileName: "a.bib",
  around: [
    ["", ""],
    ["@", ""],
    ["% ", ""],
    ["@article{", ""],
    ["@article{a,", ""],
    ["@article{a,", "}"],
    ["@article{a, title={b},\n", "\n}\n@book{c, title={d}}"],
    ["@article(a, title={b}, ", ")"],
    ["@article{a, title={", "}}"],
    ['@article{a, title="', '"}'],
    ["@article{a, title=", "}"],
    ["@article{a, title={b", ""],
    ["@article{a, title={b}, author={", "}}"],
    ["@article{a, title={b}, author={A, B and ", ", c}}"],
    ["@article{a, title={b}, abstract={", "}}"],
    ["@article{a, title={b}, url={", "}}"],
    ["@article{a, title={b}, doi={", "}}"],
    ["@article{a, title={b}, note={", "}}"],
    ["@article{a, title={b}, pages={", "}}"],
    ["@article{a, title={b}, year={", "}}"],
    ["@article{a, title={b}, journal={", "}}"],
    ["@article{a, title={b}, month=", "}"],
    ["@article{a, title={b}, crossref={", "}}"],
    ["@article{a, title={b}, eprint={", "}}"],
    ["@comment{", "}"],
    ["@comment ", ""],
    ["@string{a = ", "}"],
    ["@preamble{", "}"],
    ["@article{a, title={b}}\n", "\n@article{b, title={c}}"],
  ],
  units: [
    ...commonUnits,
    ...[
      "@a",
      "@a{",
      "@a{b,",
      "@a{b",
      "@article{a,\n",
      "\n@article{a,\n",
      "@article{a, title={b}}\n",
      "@article{a,title={b}",
      "@a(",
      '@a{"',
      "@a{b,\n}",
    ],
    ...[
      "x=",
      "x=,",
      "x={",
      "x={},",
      'x="',
      "x={a},\n",
      "x=a#",
      'x = "a" # ',
      "a # ",
      '"a"#',
      "x\n",
      "\nx=",
      ",x=y",
      "x=y,\n",
      "x={a\n",
      "title={a},",
    ],
    ...["@string{a={b}}\n", "@string{a=b#b}\n", "@comment{", "@comment\n", "@comment{}\n", "@preamble{", "@comment{@a{b,", "%@a{b,\n"],
    ...["<<<<<<<\n", "=======\n", ">>>>>>> a\n", "<<<<<<<", "crossref={a},", "xdata={a},", '"{', '"@a{b,c="', "{@a{b,}}", "@a{b,{"],
  ],
};

const ris: Places = {
  fileName: "a.ris",
  around: [
    ["", ""],
    ["TY  - JOUR\n", "\nER  - \n"],
    ["TY  - JOUR\nTI  - a\n", "\nER  - \n"],
    ["TY  - JOUR\nTI  - ", "\nER  - \n"],
    ["TY  - JOUR\nTI  - a\nAU  - ", "\nER  - \n"],
    ["TY  - JOUR\nTI  - a\nAB  - ", "\nER  - \n"],
    ["TY  - JOUR\nTI  - a\nDO  - ", "\nER  - \n"],
    ["TY  - JOUR\nTI  - a\nUR  - ", "\nER  - \n"],
    ["TY  - JOUR\nTI  - a\nSP  - 1\nPY  - ", "\nER  - \n"],
    ["TY  - JOUR\nTI  - a\nSN  - ", "\nER  - \n"],
  ],
  units: [
    ...commonUnits,
    ...[
      "TY  - JOUR\n",
      "TY  - JOUR\nTI  - a\n",
      "TY  - JOUR\nTI  - a\nER  - \n",
      "TY  -\n",
      "ER  - \n",
      "AU  - a\n",
      "AU  - a, b\n",
      "KW  - a\n",
      "TI  - \n",
      "N1  - a\r",
      "XX  - ",
      "A1-\n",
      "a b c\n",
      "  - a\n",
      "      TY  - ",
    ],
  ],
};

const yaml: Places = {
  fileName: "a.yaml",
  around: [
    ["", ""],
    ["references:\n", ""],
    ["references:\n- id: a\n  title: ", "\n"],
    ["references:\n- id: a\n  title: |\n    ", "\n"],
    ["references:\n- id: a\n  title: b\n  note: '", "'\n"],
    ["references:\n- id: a\n  title: b\n", "\n- id: c\n  title: d\n"],
    ["- id: a\n  title: b\n  author: [", "]\n"],
    ["a:\n  type: Article\n  title: ", "\n"],
    ["a:\n  type: Article\n  title: b\n  author: ", "\n"],
    ["a:\n  type: Article\n  title: b\n", "\nc:\n  type: Book\n  title: d\n"],
    ['a:\n  type: Article\n  title: "', '"\n'],
  ],
  units: [
    ...commonUnits,
    ...[
      "- ",
      "- a\n",
      "- id: a\n",
      "- id: a\n  title: b\n",
      "- - ",
      "? ",
      "a: ",
      "a:\n",
      "a: b\n",
      "a:\n  title: b\n",
      "&a ",
      "*a ",
      "&a *a\n",
      "!!str ",
      "!a ",
      "| ",
      "|\n",
      "> ",
      ">\n",
      "---\n",
      "...\n",
      "# a\n",
      "[a,",
      "{a: ",
      "{a: b,",
      "'a' ",
      '"a" ',
      "\\n",
      "<<: *a\n",
      "%YAML 1.2\n",
      "- id: a\r",
      "  a\n",
      "\n\n  a: b",
    ],
  ],
};

const json: Places = {
  fileName: "a.json",
  around: [
    ["", ""],
    ["[", ""],
    ["[", "]"],
    ['[{"id":"a","title":"', '"}]'],
    ['[{"id":"a","title":"b"},', "]"],
    ['[{"id":"a","title":"b"},\n', ',{"id":"c","title":"d"}]'],
    ['[{"id":"a","title":"b","author":[', "]}]"],
    ['[{"id":"a","title":"b","note":', "}]"],
    ['{"items":[', "]}"],
    ['[{"title":"a","abstract":"b","author":"', '"}]'],
    ['[{"title":"a","abstract":"', '","author":"c"}]'],
    ['[{"id":"a","title":"b",}', "]"],
  ],
  units: [
    ...commonUnits,
    ...[
      '{"a":',
      '{"a":[',
      '{"title":"a"},',
      '{"title":"a"',
      '{"title":a},',
      '{"title":"a"},\n',
      '{"title":,},\n',
      '{"title":,},',
      '\n{"title":',
      '"a",',
      '"a"',
      '\\"',
      "null,",
      "{},",
      "{},\n",
      "[],",
      "1,",
      '{"id":"a","title":"b"},',
      '{"family":"a"},',
      '"},{"',
    ],
  ],
};

const seed: Places = {
  fileName: "a.txt",
  around: [
    ["", ""],
    ["A Title\n\nAn abstract of a paper. ", "\n\nAnother Title\n\nAnother abstract.\n"],
    ["{\n", ""],
    ["title,author,", ""],
    ["<", ">"],
  ],
  units: [
    ...commonUnits,
    "Title\n\nAbstract. ",
    "We propose A (B). ",
    "A: B\n",
    "Title Author,",
    "\n\n---\n",
    "PMID- 1\n",
    "%0 J\n",
    "TY  - A\n",
    "references:\n",
    "@a",
    "@a {",
  ],
};

/** Texts that repeat one part of a format in one place, with and without what ends that place. */
export function repeatedTexts(): readonly RepeatedText[] {
  return [bibtex, ris, yaml, json, seed].flatMap(({ fileName, around, units }) =>
    around.flatMap(([before, after]) =>
      units.map((unit) => ({
        fileName,
        what: `${fileName}: ${JSON.stringify(unit)} between ${JSON.stringify(before)} and ${JSON.stringify(after)}`,
        ofLength: (length: number) => before + unit.repeat(Math.ceil(length / unit.length)) + after,
      })),
    ),
  );
}

const nestings: readonly (readonly [fileName: string, open: string, close: string, before: string, after: string])[] = [
  ["a.bib", "{", "}", "@article{a, title={", "}}"],
  ["a.bib", "{", "}", "@article{a, title={b}, author={", "}}"],
  ["a.bib", "\\emph{", "}", "@article{a, title={", "}}"],
  ["a.bib", "\\emph{", "}", "@article{a, title={b}, abstract={", "}}"],
  ["a.bib", "{\\'{", "}}", "@article{a, title={", "}}"],
  ["a.bib", "@a{b,x={", "}}", "", ""],
  ["a.bib", "\\frac{a}{", "}", "@article{a, title={", "}}"],
  ["a.bib", "$", "$", "@article{a, title={", "}}"],
  ["a.json", "[", "]", "", ""],
  ["a.json", '{"a":', "}", '[{"id":"a","title":"b","note":', "0}]"],
  ["a.json", "[", "]", '[{"id":"a","title":"b","author":', "}]"],
  ["a.json", "[", "]", '[{"id":"a","title":"b"},', ',{"id":"c","title":"d"}]'],
  ["a.yaml", "[", "]", "- id: a\n  title: b\n  author: ", "\n"],
  ["a.yaml", "{a: ", "}", "- id: a\n  title: b\n  note: ", "\n"],
  ["a.yaml", "- ", "", "- id: a\n  title: b\n  note:\n  ", "a\n"],
  ["a.yaml", "[", "]", "a:\n  type: Article\n  title: b\n  parent: ", "\n"],
];

/** Texts that nest one part of a format. */
export function nestedTexts(): readonly RepeatedText[] {
  return nestings.map(([fileName, open, close, before, after]) => ({
    fileName,
    what: `${fileName}: ${JSON.stringify(open)} nested in ${JSON.stringify(before)}`,
    ofLength: (length) => {
      const depth = Math.ceil(length / (open.length + close.length));
      return before + open.repeat(depth) + close.repeat(depth) + after;
    },
  }));
}
