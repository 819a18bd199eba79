import { runToEnd } from "../sliced";
import type { Paper } from "../paper";
import { fold } from "../words/fold";
import { explainName } from "./explainName";
import { findSpans } from "./findSpans";
import type { Matcher } from "./matcher";
import { type FormKeys, keysOfPaper, type KnownKeys, knownPapers } from "./forms/formKeys";
import { formsOf } from "./forms/formsOf";
import { createKeyTable, type KeyTable } from "./forms/keyTable";
import { readFormKeys } from "./forms/readFormKeys";
import type { Mention, MentionLookUp } from "./mention";
import { rankNamesakes } from "./rankNamesakes";
import { startsInBytes } from "./scan/startsInBytes";
import type { Span } from "./forms/form";
import { createPaperTopic } from "./judge/score/paperTopic";
import { createTextReader, type TextReader } from "./judge/score/readText";
import { readWorkspace } from "./judge/score/readWorkspace";

export type { Mention, MentionLookUp, NameExplanation, TextRange } from "./mention";

/** The options of a matcher. */
export interface MentionOptions {
  /** Names that are never found, in any case: `["STAR"]`. Titles, ids and other names of their papers are still found. */
  readonly muted?: readonly string[];
  /** Names that are found in every form and in any case, whatever is around them. A name that is muted too is not found. */
  readonly shown?: readonly string[];
}

/** A look-up over a list of papers. */
export interface MentionMatcher extends MentionLookUp {
  /** The keys that were read, for a later matcher of some of the same papers with the same muted names. */
  readonly known: KnownKeys;
  /** Size of the look-up's arrays, in bytes. */
  readonly bytes: number;
}

/**
 * Creates the look-up over the papers' aliases, ids and addresses.
 *
 * The key of an alias is its letters and digits, folded: `LAN-HDR`, `lan_hdr` and `LanHdr` have the same key. A text is read
 * from each place where a word of an identifier may begin, across separators, as long as a filter of key prefixes allows. At
 * the end of a word, the hash of the key so far is looked up in typed arrays. A hit is compared with the alias, letter by letter and
 * separator by separator, and then scored from its spelling, the rest of the identifier, the text around it and the workspace. The
 * longest of overlapping mentions wins.
 */
export function createMentionMatcher(papers: readonly Paper[], options: MentionOptions = {}): MentionMatcher {
  return runToEnd(createMatcherInSlices(papers, options));
}

/**
 * Like `createMentionMatcher`, but yields after each slice of the work, so that the caller can do other things in between.
 *
 * @param known papers whose keys were read before with the same muted names, such as the `known` of an earlier matcher
 */
export function* createMatcherInSlices(
  papers: readonly Paper[],
  options: MentionOptions & { readonly known?: KnownKeys | undefined } = {},
): Generator<undefined, MentionMatcher> {
  const muted = new Set((options.muted ?? []).map(fold));
  const keys = yield* readFormKeys(papers, (paper, index) => formsOf(paper, index, muted), options.known);
  const table = yield* createKeyTable(keys);
  const bytes = [keys.firstForms, keys.firstPrefixes, keys.prefixes, keys.hashes].reduce(
    (sum, array) => sum + array.byteLength,
    table.bytes,
  );
  const shown = new Set((options.shown ?? []).map(fold));
  return { ...createLookUp({ keys, table, paperAt: (index) => papers[index], muted, shown }), known: knownPapers(papers, keys), bytes };
}

/** The data of a look-up. */
export interface LookUpParts {
  readonly keys: FormKeys;
  /** The table of these keys. */
  readonly table: KeyTable;
  /** Returns the paper to which the keys at an index belong; the same object each time. */
  readonly paperAt: (index: number) => Paper | undefined;
  /** The muted names, folded. */
  readonly muted: ReadonlySet<string>;
  /** The names that are always shown, folded. */
  readonly shown: ReadonlySet<string>;
}

/** Creates a look-up. It asks only for papers whose keys occur in a text. */
export function createLookUp(parts: LookUpParts): MentionLookUp {
  const { keys, muted } = parts;
  const matcher = createMatcher(parts);
  const lookUp: Pick<MentionLookUp, "find" | "at"> = {
    find: (text, range, workspace, starts) => findSpans(matcher, text, range, workspace, starts).map((span) => toMention(matcher, span)),
    at: (text, offset, workspace) => {
      const range = { start: offset - maxMentionLength, end: offset + maxAddressPrefix, at: offset };
      const span = findSpans(matcher, text, range, workspace).find(({ start, end }) => start <= offset && offset <= end);
      return span && toMention(matcher, span);
    },
  };
  return {
    ...lookUp,
    explain: (text, offset, workspace) =>
      explainName({ matcher, lookUp, muted, paperCount: keys.firstForms.length - 1, workspace }, text, offset),
    readWorkspace: (texts) => readWorkspace(matcher, texts),
    startsIn: (bytes) => startsInBytes(bytes, matcher.table),
  };
}

/** Creates the data in which a look-up searches. */
export function createMatcher({ keys, table, paperAt, muted, shown }: LookUpParts): Matcher {
  const formsOfPaper = remember((index) => formsOf(paperAt(index) ?? noPaper, index, muted));
  const ownerOf = ownersIn(keys);
  let reader: TextReader | undefined;
  const matcher: Matcher = {
    paperAt,
    formAt: (form) => {
      const owner = ownerOf[form] ?? 0;
      return formsOfPaper(owner)[form - (keys.firstForms[owner] ?? 0)];
    },
    table,
    isLarge: keys.firstForms.length - 1 >= minLargeLibrary,
    lookUpOfPaper: remember((index) => {
      const forms = formsOfPaper(index);
      return { table: runToEnd(createKeyTable(keysOfPaper(keys, index))), formAt: (form) => forms[form] };
    }),
    topicOfPaper: remember((index) => createPaperTopic(paperAt(index) ?? noPaper)),
    readerOf: (text, starts) => {
      if (reader?.text !== text) {
        reader = createTextReader(matcher, text, starts);
      }
      return reader;
    },
    isAlwaysShown: ({ alias }) => shown.size > 0 && shown.has(fold(alias.text)),
  };
  return matcher;
}

/** A mention that begins farther than this before an offset does not maxMentionLength it, in UTF-16 code units. */
const maxMentionLength = 600;

/**
 * The key of an id or address, such as `2404.05868`, begins at most this far after the beginning of the mention, in UTF-16 code
 * units.
 */
export const maxAddressPrefix = 65;

/** A library of so many papers counts as large. */
const minLargeLibrary = 3_000;

const noPaper: Paper = { citekey: "", title: "", authors: [], links: [], aliases: [] };

/** Returns a function of a paper's index that computes each value once. */
function remember<T>(make: (paper: number) => T): (paper: number) => T {
  const known = new Map<number, T>();
  return (index) => {
    const kept = known.get(index);
    if (kept !== undefined) {
      return kept;
    }
    const value = make(index);
    known.set(index, value);
    return value;
  };
}

/** Returns the paper of each form. */
function ownersIn({ firstForms }: FormKeys): Int32Array {
  const owners = new Int32Array(firstForms[firstForms.length - 1] ?? 0);
  for (let paper = 0; paper < firstForms.length - 1; paper++) {
    owners.fill(paper, firstForms[paper], firstForms[paper + 1]);
  }
  return owners;
}

function toMention(matcher: Matcher, span: Span): Mention {
  const { forms, reason } = rankNamesakes(span);
  const papers: Paper[] = [];
  for (const form of forms) {
    const paper = matcher.paperAt(form.paper);
    if (paper && !papers.includes(paper)) {
      papers.push(paper);
    }
  }
  const [{ alias }] = forms;
  return { start: span.start, end: span.end, alias, papers, ...(reason === undefined ? {} : { reason }) };
}
