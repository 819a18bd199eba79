import assert from "node:assert/strict";
import { createBibtexReader, parseBibtex } from "../../../../src/core/formats/bibtex/createBibtexReader";
import { splitBibtex } from "../../../../src/core/formats/bibtex/splitBibtex";
import { generatedBibtex } from "../../../bench/generatedBibtex";
import { effortOf } from "../../../guards/effort";
import { createRandom } from "../../../inputs/random";
import { hardTexts } from "./hardTexts";
import { realBibtexTexts } from "./realBibtex";

const hostile = [
  "{",
  "}",
  '"',
  "@",
  ",",
  "=",
  "#",
  "\\",
  "%",
  "(",
  ")",
  "\n",
  "$",
  "@article{x,",
  "<<<<<<< HEAD\n",
  "@comment{",
  "\u0000",
  "é",
];

/** A change of a text: `piece` replaces `[start, end)`. */
interface Mutation {
  readonly start: number;
  readonly end: number;
  readonly piece: string;
}

function mutationOf(text: string, random: () => number): Mutation {
  const start = Math.floor(random() * (text.length + 1));
  const span = random() < 0.7 ? 1 : Math.floor(random() * 60);
  const end = Math.min(text.length, start + span);
  const piece = hostile[Math.floor(random() * hostile.length)] ?? "";
  const kinds: readonly Mutation[] = [
    { start, end, piece: "" },
    { start, end: start, piece },
    { start, end, piece },
    { start, end: start, piece: text.slice(start, end) },
    { start, end: text.length, piece: "" },
  ];
  // A cut at a random place is rare, because it tests little: most entries are lost anyway.
  return kinds[random() < 0.02 ? 4 : Math.floor(random() * 4)] ?? { start, end, piece: "" };
}

/** Returns short texts, most of them a few whole entries of real files, so that each mutation hits something. */
function corpus(): readonly string[] {
  const random = createRandom(7);
  const pieces = realBibtexTexts().flatMap(({ text }) => piecesOf(text));
  const chosen = Array.from({ length: 400 }, () => pieces[Math.floor(random() * pieces.length)] ?? "");
  return [...hardTexts(), ...piecesOf(generatedBibtex(60).text), ...chosen].filter((text) => text !== "");
}

const entriesTogether = 3;

function piecesOf(text: string): readonly string[] {
  const chunks = splitBibtex(text).filter((chunk) => chunk.kind === "entry" && chunk.closed && chunk.end - chunk.start < 3_000);
  const pieces: string[] = [];
  for (let at = 0; at + entriesTogether <= chunks.length && pieces.length < 40; at += entriesTogether) {
    const [first, last] = [chunks[at], chunks[at + entriesTogether - 1]];
    const piece = first && last ? text.slice(first.start, last.end) : "";
    if (piece.length < 4_000) {
      pieces.push(piece);
    }
  }
  return pieces;
}

/** A well-formed entry of a text. */
interface Entry {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly citekey: string;
}

/**
 * Returns the entries of a text, or an empty list if the text has an unclosed entry, because then a closing brace may end an entry that
 * another brace began.
 */
function wellFormed(text: string): readonly Entry[] {
  return splitBibtex(text).every((chunk) => chunk.closed) ? entriesOf(text) : [];
}

function entriesOf(text: string): readonly Entry[] {
  return splitBibtex(text)
    .filter((chunk) => chunk.kind === "entry" && chunk.closed)
    .map(({ start, end, citekey }) => ({ start, end, text: text.slice(start, end), citekey: citekey?.text ?? "" }));
}

/** Returns the entries that a mutation changes neither in themselves nor in the line break before them. */
function untouched(entries: readonly Entry[], { start, end }: Mutation): readonly Entry[] {
  return entries.filter((entry) => entry.end <= start || entry.start > end);
}

function lostEntries(text: string, entries: readonly Entry[]): readonly Entry[] {
  const found = new Map<string, number>();
  for (const { text: own } of entriesOf(text)) {
    found.set(own, (found.get(own) ?? 0) + 1);
  }
  return entries.filter((entry) => {
    const left = found.get(entry.text) ?? 0;
    found.set(entry.text, left - 1);
    return left < 1;
  });
}

/** The number of edits that each reader follows. */
const edits = 50;

/**
 * Tests the reader on randomly damaged texts.
 *
 * @param options `mutations` is the number of damaged texts, and `readers` is the number of edited texts, each with its own reader
 */
export function describeDamagedBibtex({ mutations, readers }: { readonly mutations: number; readonly readers: number }): void {
  describe("reading a damaged .bib text", function () {
    this.timeout(600_000);
    const texts = corpus();

    it(`never throws, hangs, or loses an unchanged entry, in ${mutations} mutations`, () => {
      const random = createRandom(20240405);
      const whole = texts.map((text) => ({ text, entries: wellFormed(text) }));
      let slowest = 0;
      for (let count = 0; count < mutations; count++) {
        const { text, entries } = whole[count % whole.length] ?? { text: "", entries: [] };
        const mutation = mutationOf(text, random);
        const damaged = text.slice(0, mutation.start) + mutation.piece + text.slice(mutation.end);
        slowest = Math.max(
          slowest,
          effortOf(() => parseBibtex(damaged)),
        );
        const lost = lostEntries(damaged, untouched(entries, mutation));
        assert.deepEqual(lost, [], `mutation ${count}: ${JSON.stringify(mutation)} in\n${damaged}`);
      }
      console.log(`      ${mutations} mutations of ${texts.length} texts; the slowest took ${slowest.toFixed(1)} ms of processor time`);
      assert.ok(slowest < 2_000, `${slowest} ms`);
    });

    it(`reads a changed text the same as a new one, over ${readers * edits} edits`, () => {
      const random = createRandom(99);
      for (const [number, start] of texts.slice(0, readers).entries()) {
        let text = start;
        const reader = createBibtexReader();
        for (let edit = 0; edit < edits; edit++) {
          const { start: from, end, piece } = mutationOf(text, random);
          text = from > 0 && end === text.length && random() < 0.9 ? start : text.slice(0, from) + piece + text.slice(end);
          reader.update(text);
          reader.step(random() < 0.5 ? Number.POSITIVE_INFINITY : 500);
          if (edit % 5 === 0) {
            reader.step(Number.POSITIVE_INFINITY);
            const anew = parseBibtex(text);
            const kept = { papers: reader.papers(), problems: reader.problems(), places: reader.places() };
            assert.deepEqual(kept.papers, anew.papers, `text ${number}, edit ${edit}:\n${text}`);
            assert.deepEqual(kept.problems, anew.problems, `text ${number}, edit ${edit}:\n${text}`);
            assert.deepEqual(new Map([...kept.places].sort()), new Map([...anew.places].sort()), `text ${number}, edit ${edit}:\n${text}`);
          }
        }
      }
    });
  });
}
