import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { citationEdits, type CitationPlace, citesByKey, placeIdAt } from "../../../src/core/citations/citationEdit";
import { embeddedAt } from "../../../src/core/citations/cursor/embeddedAt";
import { citationAt, findCitations, openCitationAt } from "../../../src/core/citations/reading/findCitations";
import { citationStyleIds, styleLanguages } from "../../../src/core/citations/styles/languageStyles";
import { citationSyntaxes } from "../../../src/core/citations/syntaxes/citationSyntaxes";
import { createRandom, randomBelow } from "../../inputs/random";
import { withWatchdog } from "../../guards/watchdog";
import { placeSamples } from "./places/placeSamples";
import { twelvePapers } from "./twelvePapers";

const papers = twelvePapers.slice(4, 6).map(([, paper]) => paper);

/** A text in a language, and other facts about its file. */
type Sample = Pick<CitationPlace, "text" | "languageId" | "fileName" | "rdpackPackage">;

/** Texts with parts in other languages, which end in all ways in which they may, including the end of the text. */
const embeddings: readonly (readonly [languages: string, text: string])[] = [
  [
    "restructuredtext rst",
    "A.\n\n.. code-block:: python\n   :linenos:\n\n   total = 1 + 2\n\n   .. code::\n\n      x\n\nB.\n\n.. sourcecode:: c\n\n   int a;",
  ],
  [
    "markdown quarto rmd mdx myst",
    "A.\n\n- ```python\n  x = 1\n  ```\n\n> ~~~~ {r}\n> y\n> ~~~~\n\n```{code-cell} ipython3\nz = 2\n```\n\n````\n```\nlast",
  ],
  [
    "html vue svelte xml php",
    '<?php\n$a = 1; // A\n?>\n<style>\na {}\n</style>\n<script lang="ts">\n// B\n</script>\n<!-- C -->\n<?= $b ?>\n<script>\nlast',
  ],
  [
    "latex rsweave rnoweb",
    "A\n<<x>>=\nf(1) # a\n@\n\\begin{minted}[a]{python}\nx = 1\n\\end{minted}\n\\begin{lstlisting}[language={[x]C++}]\nint a;\n  \\end{lstlisting}\n<<y>>=\nlast",
  ],
  ["org", "* A\n#+begin_src python :results\nx = 1\n#+end_src\n#+BEGIN_SRC c\nint a;"],
  ["asciidoc", "A\n\n[source,python,linenums]\n----\nx = 1\n----\n\n[source,c]\n-----\nint a;\n----"],
  ["python", '%%latex\nA \\cite{a}\n\n"""B"""'],
];

/** A text with the marks by which the languages begin comments, citations, and other parts. */
const everything =
  '# A\n// B\n/** C @cite a */\n% D \\cite{b}\n-- E\n; F\n! G\n\' H\n" I\nREM J\n<!-- K -->\n(* L *)\n{# M #}\n{/* N */}\n"""O\n\n    Args:\n' +
  '"""\n#\' P\n/// Q\n@misc{r,\n title = {S},\n}\n[@t; @{u}] :cite:p:`v` cite:&w cite:[x] [y](@cite) #cite(<z>) @a\n```python\nb\n```\n.. code:: c\n\n   d';

/** The languages of all places, of all syntaxes and styles of citations, and of all kinds of comments. */
const languages = [
  ...new Set([
    ...Object.values(placeSamples).map(({ languageId }) => languageId),
    ...citationSyntaxes.flatMap((syntax) => syntax.languages),
    ...citationStyleIds.flatMap((id) => [...styleLanguages(id)]),
    ..."matlab haskell clojure fortran vb vim bat html css ocaml jinja mdx typescript yaml kotlin sql lua cuda-cpp powershell unknown".split(
      " ",
    ),
  ]),
];

const everyOffsetUpTo = 400;
const lastOffsets = 40;
const sampledOffsets = 30;

/** Returns all offsets of a short text. For a long text, returns its last ones and a fixed random sample of the others. */
function offsetsOf(text: string): readonly number[] {
  if (text.length <= everyOffsetUpTo) {
    return Array.from({ length: text.length + 1 }, (_, offset) => offset);
  }
  const random = createRandom(text.length);
  const sampled = Array.from({ length: sampledOffsets }, () => randomBelow(random, text.length));
  return [...new Set([...sampled, ...Array.from({ length: lastOffsets + 1 }, (_, back) => text.length - back)])];
}

/** Calls every function that takes a cursor in a text, and checks the offsets that it returns. */
function askEverything({ text, ...rest }: Sample, offset: number): void {
  const { languageId } = rest;
  const place = { text, start: offset, end: offset, ...rest };
  const part = embeddedAt(text, offset, languageId);
  assert.ok(!part || (part.start >= 0 && part.start <= part.end && part.end <= text.length));
  placeIdAt(place);
  citesByKey(place);
  for (const { start, end } of citationEdits(papers, place)) {
    assert.ok(start >= 0 && start <= end && end <= text.length, `${start} to ${end} of ${text.length}`);
  }
  for (const { start, end } of findCitations(text, languageId)) {
    assert.ok(start >= 0 && start < end && end <= text.length, `${start} to ${end} of ${text.length}`);
  }
  citationAt(text, offset, languageId);
  openCitationAt(text, offset, languageId);
}

/**
 * Puts the cursor at each offset, with both kinds of line ends: at the end of the text cut there, and inside the whole text. Fails if a call
 * does not return.
 */
function check(sample: Sample): void {
  let at = "";
  const work = (): void => {
    for (const text of [sample.text, sample.text.replaceAll("\n", "\r\n")]) {
      for (const offset of offsetsOf(text)) {
        const cut = text.slice(0, offset);
        at = `${sample.languageId}, cut to ${JSON.stringify(cut.slice(-200))}`;
        askEverything({ ...sample, text: cut }, offset);
        at = `${sample.languageId}, at ${offset} of ${JSON.stringify(text.slice(0, 200))}`;
        askEverything({ ...sample, text }, offset);
      }
    }
  };
  withWatchdog(work, () => at);
}

describe("citing at every offset of a text, cut there or whole", () => {
  for (const [id, { drawn, ...rest }] of Object.entries(placeSamples)) {
    it(`returns in ${id}`, () => {
      check({ text: drawn.replace("|", ""), ...rest });
      check({ text: readFileSync(`test/fixtures/citations/places/${id}.txt`, "utf8"), ...rest });
    });
  }

  for (const [ids, text] of embeddings) {
    it(`returns in parts in another language in ${ids}`, () => {
      for (const languageId of ids.split(" ")) {
        check({ text, languageId });
      }
    });
  }

  it("returns in every language, whatever the text has", () => {
    languages.forEach((languageId) => {
      check({ text: everything, languageId });
    });
    assert.ok(languages.length > 60, String(languages.length));
  });

  it("notices work that never returns", () => {
    assert.throws(() => {
      withWatchdog(
        () => {
          for (;;) {
            // Never returns.
          }
        },
        () => "a loop",
        100,
      );
    }, /It does not return: a loop/);
  });
});
