import assert from "node:assert/strict";
import { citationEdits, type CitationPlace, citesByKey, placeIdAt } from "../../src/core/citations/citationEdit";
import { isInComment, regionsIn } from "../../src/core/citations/comments/commentAt";
import { citingAt } from "../../src/core/citations/forms/citationForms";
import { citesAll, documentOwnKeys } from "../../src/core/citations/reading/checkCitations";
import { citationAt, citekeysIn, openCitationAt } from "../../src/core/citations/reading/findCitations";
import { identifierLinksIn } from "../../src/core/citations/reading/identifierLinks";
import { findCitations } from "../../src/core/citations/reading/findCitations";
import { citationStyleIds, styleLanguages } from "../../src/core/citations/styles/languageStyles";
import { citationSyntaxes } from "../../src/core/citations/syntaxes/citationSyntaxes";
import { bibliographiesNamedIn } from "../../src/core/bibliography/bibliographiesNamedIn";
import { bundledPapers } from "../../src/core/library/bundledPapers";
import type { Growing } from "../guards/growth";
import { commonUnits } from "./repeatedTexts";

const papers = bundledPapers.slice(0, 2);

/** The languages of all syntaxes and styles of citations, and of all kinds of comments and documentation. */
export const growingLanguages: readonly string[] = [
  ...new Set([
    ...citationSyntaxes.flatMap((syntax) => syntax.languages),
    ...citationStyleIds.flatMap((id) => [...styleLanguages(id)]),
    ..."python julia r go rust swift csharp scala php java typescript cpp matlab haskell clojure fortran vb vim bat html css ocaml".split(
      " ",
    ),
    ..."yaml kotlin sql lua powershell vue xml unknown".split(" "),
  ]),
];

/** The marks of citations, comments, documentation, and parts in another language. */
const marks = [
  ...[
    "[@",
    "[@a]",
    "[@a; ",
    "[-@a",
    "@{",
    "@a;",
    "@a ",
    "\\cite{",
    "\\cite[",
    "\\cite{a,",
    "\\cite{a}",
    "\\cites{a}",
    "{cite}`",
    "{cite}`a`",
  ],
  ...[
    ":cite:`",
    ":cite:p:`a`",
    "cite:&a;",
    "[cite:",
    "[cite:@a]",
    "#cite(<",
    "#cite(<a>)",
    "<a>",
    "cite:[",
    "cite:[a]",
    "[a](@cite)",
    "@cite a ",
  ],
  ...[
    "```\n",
    "```python\n",
    "~~~\n",
    "`` ` ",
    "\\verb|",
    "\\begin{verbatim}",
    "\\begin{a}",
    "\\end{a}",
    "\\iffalse ",
    "\\fi ",
    "\\[",
    "\\(",
    "$$",
  ],
  ...["<!--", "-->", "<a ", "<a b=", "</a>", "<script>", "<style>", "<?php ", "?>", "{{", "{#", "{%", "{::comment}"],
  ...[
    ".. code::\n",
    ".. a::\n\n   b\n",
    "::\n\n   a\n",
    ".. [a] b\n",
    "``a",
    "`a`_ ",
    "#+begin_src\n",
    "#+end_src\n",
    "[source,a]\n----\n",
  ],
  ...[
    "<<a>>=\n",
    "@\n",
    '"""',
    "'''",
    'r"""',
    "/*",
    "*/",
    "/** @",
    "// a\n",
    "///",
    "# a\n",
    "#' a\n",
    "% a\n",
    "-- a\n",
    "--[[",
    "(*",
    "*)",
    "; a\n",
  ],
  ...[
    "#= ",
    "=#",
    "=begin\n",
    "=cut\n",
    "{-",
    "-}",
    "<#",
    "#>",
    "%{\n",
    "@{a}\n",
    "\\bibitem{a}",
    "---\n",
    "- id: a\n",
    "references:\n",
    "(@a) ",
  ],
  ...[
    "\\bibliography{",
    "\\addbibresource{a}",
    "#bibliography(",
    "bibliography:\n",
    "cff-version: 1\n",
    "https://doi.org/10.1000/",
    "doi:10.1000/a ",
  ],
  ...[
    "arXiv:2404.05868 ",
    "    a\n",
    "\ta\n",
    "> a\n",
    "- a\n",
    "1. a\n",
    "| a ",
    "Args:\n",
    "References\n----------\n",
    ".. [1] a\n",
    "@param a\n",
  ],
];

/** The texts before a repeated part. Each makes the document one that cites in another way. */
const heads = ["", "---\n", '"""A.\n\n', "/**\n * ", "#' ", "// ", "\\begin{comment}\n", "```python\n", "cff-version: 1.2.0\n"];

function placesAt(text: string, languageId: string): readonly CitationPlace[] {
  const offsets = [0, Math.floor(text.length / 2), text.length];
  return offsets.map((offset) => ({ text, start: offset, end: offset, languageId }));
}

/** Does everything with a document that its text decides, at its beginning, in its middle, and at its end. */
export function readDocument(text: string, languageId: string): void {
  const citations = findCitations(text, languageId);
  citekeysIn(text, languageId);
  identifierLinksIn(text, languageId);
  documentOwnKeys(text);
  citesAll(text);
  bibliographiesNamedIn(text, languageId);
  assert.ok([...regionsIn(text, languageId)].every(({ start, end }) => start <= end));
  for (const place of placesAt(text, languageId)) {
    placeIdAt(place);
    citesByKey(place);
    citationEdits(papers, place);
    citationAt(text, place.start, languageId);
    openCitationAt(text, place.start, languageId);
    isInComment(text, place.start, languageId);
  }
  for (const citation of [citations[0], citations.at(-1)]) {
    if (citation) {
      citingAt({ text, citation, offset: citation.listStart });
    }
  }
}

/** Returns the productions of one language: each mark, repeated behind each head. */
export function growingDocuments(languageId: string): readonly Growing[] {
  return heads.flatMap((head) =>
    [...commonUnits, ...marks].map((unit) => ({
      what: `${languageId}: ${JSON.stringify(unit)} behind ${JSON.stringify(head)}`,
      textOf: (length: number) => head + unit.repeat(Math.ceil(length / unit.length)),
      read: (text: string) => {
        readDocument(text, languageId);
      },
    })),
  );
}
