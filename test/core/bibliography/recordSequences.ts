import assert from "node:assert/strict";
import { knownCitekeys, recordPapers } from "../../../src/core/bibliography/recordPapers";
import { parseBibtex, type BibtexLibrary } from "../../../src/core/formats/bibtex/createBibtexReader";
import { splitBibtex } from "../../../src/core/formats/bibtex/splitBibtex";
import { citationEdits } from "../../../src/core/citations/citationEdit";
import { citekeysIn } from "../../../src/core/citations/reading/findCitations";
import { bundledPapers } from "../../../src/core/library/bundledPapers";
import type { Paper } from "../../../src/core/paper";
import { createRandom, randomBelow, randomOf } from "../../inputs/random";

type FileName = "refs.bib" | "notes.md" | "main.tex";
const documents = [
  ["notes.md", "markdown"],
  ["main.tex", "latex"],
] as const;

/** The texts of the changed files before and after a step. */
interface Step {
  readonly before: ReadonlyMap<FileName, string>;
  readonly after: ReadonlyMap<FileName, string>;
}

/** The files in an editor: their texts, their saved texts, and the steps to undo and redo. */
interface Editor {
  readonly texts: Map<FileName, string>;
  readonly disk: Map<FileName, string>;
  done: readonly Step[];
  undone: readonly Step[];
}

type Random = () => number;

/** Texts that a user writes between entries, each with a unique number. */
const handWritten: readonly ((number: number) => string)[] = [
  (number) => `% read this again (${number})\n`,
  (number) => `@string{venue${number} = {COLM}}\n`,
  (number) => `@misc{own${number}, title = "A '{x}' note ${number}"}\n`,
  (number) => `\r\n\r\n@book{b{${number}},\r\n\ttitle={{A} b ${number}},\r\n year=1999}\r\n`,
  (number) => `@comment{done ${number}}\n`,
  (number) => `Mail me @ home ${number}\n`,
  (number) => `@article{cut${number}, title = {Never closed ${number},\n`,
];

/** Changes that a user makes to an existing entry. */
const handEdits: readonly ((entry: string, number: number) => string)[] = [
  (entry, number) => entry.replace(/^(@\w+\s*\{)[^,]*,/, `$1renamed${number},`),
  (entry, number) => entry.replace(/,(\r?\n)/, `,$1  note = {mine ${number}},$1`),
  (entry) => entry.replace(/ {2}title {9}= /g, "\ttitle="),
  (entry) => entry.replace(/\r?\n/g, "\r\n"),
  () => "",
];

function textOf(editor: Editor, file: FileName): string {
  return editor.texts.get(file) ?? "";
}

/** Changes texts in one step, which one undo reverts. */
function apply(editor: Editor, after: ReadonlyMap<FileName, string>): void {
  const before = new Map([...after.keys()].map((file) => [file, textOf(editor, file)]));
  after.forEach((text, file) => editor.texts.set(file, text));
  editor.done = [...editor.done, { before, after }];
  editor.undone = [];
}

/** Cites some papers in one of the documents. As in the extension, the new entries and the citation are one step. */
function cite(editor: Editor, random: Random): void {
  const [file, languageId] = randomOf(random, documents);
  const papers = [...new Set(Array.from({ length: 1 + randomBelow(random, 3) }, () => randomOf(random, bundledPapers.slice(0, 12))))];
  const bib = textOf(editor, "refs.bib");
  const was = parseBibtex(bib);
  const known = knownCitekeys(was.papers, papers);
  const { citekeys, insertion } = recordPapers(bib, papers, randomBelow(random, 2) === 0 ? { bibliography: was.papers } : {});
  const recorded = insertion ? bib.slice(0, insertion.start) + insertion.text + bib.slice(insertion.start) : bib;
  const text = textOf(editor, file);
  const start = randomBelow(random, 3) === 0 ? text.length : Math.max(0, text.length - 1);
  const cited = papers.map((paper, index) => ({ ...paper, citekey: citekeys[index] ?? "" }));
  const edits = [...citationEdits(cited, { text, start, end: start, languageId })].sort((one, other) => other.start - one.start);
  const citing = edits.reduce((whole, { start: from, end, newText }) => whole.slice(0, from) + newText + whole.slice(end), text);
  apply(editor, new Map<FileName, string>([[file, citing], ...(insertion ? [["refs.bib", recorded] as const] : [])]));
  checkRecorded({ before: bib, after: recorded, was }, papers, citekeys);
  assert.equal(
    insertion === undefined,
    papers.every((paper) => known.has(paper)),
  );
  for (const citekey of citekeys) {
    assert.ok(citekeysIn(citing, languageId).includes(citekey), `${citekey} in\n${citing}`);
  }
}

/** Checks that the bibliography has each paper once, under its key, and still begins with its former text. */
function checkRecorded(
  bib: { before: string; after: string; was: BibtexLibrary },
  papers: readonly Paper[],
  citekeys: readonly string[],
): void {
  assert.ok(bib.after.startsWith(bib.before), bib.after);
  const { was } = bib;
  const is = bib.after === bib.before ? was : parseBibtex(bib.after);
  assert.deepEqual(is.problems, was.problems, bib.after);
  assert.equal(is.papers.length - was.papers.length, splitBibtex(bib.after).length - splitBibtex(bib.before).length, bib.after);
  for (const [index, paper] of papers.entries()) {
    const same = is.papers.filter((one) => one.title === paper.title || (one.arxiv !== undefined && one.arxiv === paper.arxiv));
    assert.deepEqual(
      same.map(({ citekey }) => citekey),
      [citekeys[index]],
      `${paper.citekey} in\n${bib.after}`,
    );
  }
}

/** Writes a text of the user after the entries, before them, or between two of them. */
function write(editor: Editor, random: Random, number: number): void {
  const bib = textOf(editor, "refs.bib");
  const ends = splitBibtex(bib)
    .filter(({ closed }) => closed)
    .map(({ end }) => end);
  const written = randomOf(random, handWritten)(number);
  // An entry that is never closed swallows everything after it, so it is written at the end of the file, where the user would notice it.
  const at = written.includes("Never closed") ? bib.length : randomOf(random, [0, bib.length, ...ends]);
  const lineBreak = at > 0 && !/\n\s*$/.test(bib.slice(0, at)) ? "\n" : "";
  apply(editor, new Map([["refs.bib", bib.slice(0, at) + lineBreak + written + bib.slice(at)]]));
}

/** Edits an entry, whether the user or the extension wrote it. */
function change(editor: Editor, random: Random, number: number): void {
  const bib = textOf(editor, "refs.bib");
  const entries = splitBibtex(bib).filter(({ kind, closed }) => kind === "entry" && closed);
  if (entries.length > 0) {
    const { start, end } = randomOf(random, entries);
    apply(
      editor,
      new Map([["refs.bib", bib.slice(0, start) + randomOf(random, handEdits)(bib.slice(start, end), number) + bib.slice(end)]]),
    );
  }
}

function undo(editor: Editor): void {
  const last = editor.done.at(-1);
  if (last) {
    last.before.forEach((text, file) => editor.texts.set(file, text));
    editor.done = editor.done.slice(0, -1);
    editor.undone = [last, ...editor.undone];
  }
}

function redo(editor: Editor): void {
  const [next, ...rest] = editor.undone;
  if (next) {
    next.after.forEach((text, file) => editor.texts.set(file, text));
    editor.done = [...editor.done, next];
    editor.undone = rest;
  }
}

/** Saves all files. If the bibliography has no unsaved changes, sometimes lets another program write it first, which reloads it. */
function saveOrReload(editor: Editor, random: Random, number: number): void {
  const isSaved = textOf(editor, "refs.bib") === (editor.disk.get("refs.bib") ?? "");
  if (isSaved && randomBelow(random, 2) === 0) {
    const text = `${textOf(editor, "refs.bib")}\n@misc{synced${number}, title = {Synced ${number}}}\n`;
    editor.texts.set("refs.bib", text);
    [editor.done, editor.undone] = [[], []];
  }
  editor.texts.forEach((text, file) => editor.disk.set(file, text));
}

/** Runs random steps, then undoes and redoes all of them, and returns the number of citations. */
function runSequence(random: Random): { readonly citations: number } {
  const editor: Editor = { texts: new Map(), disk: new Map(), done: [], undone: [] };
  let citations = 0;
  for (let number = 0; number < 4 + randomBelow(random, 8); number++) {
    const kind = randomBelow(random, 8);
    const steps = [undo, redo, write, change, saveOrReload] as const;
    const step = steps[kind];
    if (step) {
      step(editor, random, number);
    } else {
      cite(editor, random);
      citations++;
    }
  }
  // After undoing all steps, the files are as they were when another program last wrote; after redoing them, as they are now.
  const now = new Map(editor.texts);
  const depth = editor.done.length;
  const first = editor.done[0]?.before;
  for (let count = 0; count < depth; count++) {
    undo(editor);
  }
  first?.forEach((text, file) => {
    assert.equal(textOf(editor, file), text);
  });
  for (let count = 0; count < depth; count++) {
    redo(editor);
  }
  assert.deepEqual(editor.texts, now);
  return { citations };
}

/** Tests that random sequences of edits and citations lose nothing. */
export function describeRecordSequences(sequences: number): void {
  describe("a bibliography after random citations, edits, undos, redos, and saves", function () {
    this.timeout(600_000);

    it(`has each paper once and the user's texts unchanged, in ${sequences} sequences`, () => {
      const random = createRandom(6);
      let citations = 0;
      for (let sequence = 0; sequence < sequences; sequence++) {
        citations += runSequence(random).citations;
      }
      console.log(`      ${sequences} sequences, ${citations} citations`);
      assert.ok(citations > sequences);
    });
  });
}
