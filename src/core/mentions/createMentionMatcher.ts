import { runToEnd } from "../sliced";
import type { Alias, Paper } from "../paper";
import { fold } from "../words/fold";
import { findSpans, type Matcher } from "./findSpans";
import { type FormKeys, type KnownKeys, knownPapers } from "./forms/formKeys";
import { formsOf } from "./forms/formsOf";
import { createKeyTable, type KeyTable } from "./forms/keyTable";
import { readFormKeys } from "./forms/readFormKeys";
import { rankNamesakes } from "./rankNamesakes";
import type { Span } from "./forms/form";
import { createPaperWords } from "./judge/paperWords";

/** An occurrence of an alias in a text; several papers may share it. */
export interface Mention {
  /** Half-open offsets in UTF-16 code units: exactly the matched text. */
  readonly start: number;
  readonly end: number;
  /** The best paper's alias that was matched. For an id or address of the paper, a name that says so. */
  readonly alias: Alias;
  /** Best first, by the evidence in the text. */
  readonly papers: readonly Paper[];
  /** Why the best one is first, where there are several. */
  readonly reason?: string;
}

/** What to keep from being found. */
export interface MentionOptions {
  /** Names that are not to be found, in any case: `["STAR"]`. Titles, ids and other names of their papers stay. */
  readonly muted?: readonly string[];
}

/** The part of a text in which mentions begin that are asked for. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Finds where papers are mentioned. */
export interface MentionLookUp {
  /**
   * The mentions that begin in the range, the whole text unless given, in their order, not overlapping. With a range, what stands up to
   * 2,000 characters around it counts as evidence for names that are also ordinary words; without one, the whole text does. Takes time in
   * proportion to the range.
   */
  find(text: string, range?: TextRange): Mention[];
  /** The mention at an offset, its end included; `undefined` where there is none. Reads the neighbourhood only. */
  at(text: string, offset: number): Mention | undefined;
}

/** A look-up that was made of papers. */
export interface MentionMatcher extends MentionLookUp {
  /** What was read of the papers, for a matcher of some of the same with the same muted names. */
  readonly known: KnownKeys;
  /** Bytes that the look-up's arrays take. */
  readonly bytes: number;
}

/**
 * Makes the look-up over the papers' aliases, ids and addresses.
 *
 * Every alias is known by its letters and digits alone, folded: `LAN-HDR`, `lan_hdr` and `LanHdr` have one key. A text is walked from every
 * place where a word of an identifier may begin, over separators, for as long as a filter of key prefixes allows; where a word
 * ends, the key so far is looked up by its hash in typed arrays. A hit is compared with the alias letter by letter and separator by
 * separator, and then judged: a name that may be something else needs its own case or support by the rest of the identifier, the
 * line or the text. Of overlapping mentions the longest stays.
 */
export function createMentionMatcher(papers: readonly Paper[], options: MentionOptions = {}): MentionMatcher {
  return runToEnd(createMatcherInSlices(papers, options));
}

/**
 * The same, yielding after each slice of the work, so that whoever runs it can do other things in between.
 *
 * @param known papers whose keys were read before, with the same muted names; a matcher has its own as `known`.
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
  return { ...createLookUp({ keys, table, paperAt: (index) => papers[index], muted }), known: knownPapers(papers, keys), bytes };
}

/** What is looked up in. */
export interface LookUpParts {
  readonly keys: FormKeys;
  /** Of these keys. */
  readonly table: KeyTable;
  /** A paper of those that they are the keys of; the same object each time. */
  readonly paperAt: (index: number) => Paper | undefined;
  /** Folded. */
  readonly muted: ReadonlySet<string>;
}

/** The look-up itself. Of the papers it asks for those only whose keys stand in a text. */
export function createLookUp({ keys, table, paperAt, muted }: LookUpParts): MentionLookUp {
  const formsOfPaper = remember((index) => formsOf(paperAt(index) ?? noPaper, index, muted));
  const ownerOf = ownersIn(keys);
  const matcher: Matcher = {
    paperAt,
    formAt: (form) => {
      const owner = ownerOf[form] ?? 0;
      return formsOfPaper(owner)[form - (keys.firstForms[owner] ?? 0)];
    },
    table,
    vocabularyOf: remember((index) => createPaperWords(`${paperAt(index)?.title ?? ""} ${paperAt(index)?.abstract ?? ""}`)),
  };
  const mentionOf = (text: string, span: Span): Mention => toMention(matcher, text, span);
  return {
    find: (text, range) => findSpans(matcher, text, range).map((span) => mentionOf(text, span)),
    at: (text, offset) => {
      const span = findSpans(matcher, text, { start: offset - reach, end: offset + longestPrefix, at: offset }).find(
        ({ start, end }) => start <= offset && offset <= end,
      );
      return span && mentionOf(text, span);
    },
  };
}

/** Mentions that begin farther before an offset do not reach it. */
const reach = 600;

/** What is looked up of an id or address, such as `2404.05868`, stands at most so far behind the beginning of the mention. */
export const longestPrefix = 65;

const noPaper: Paper = { citekey: "", title: "", authors: [], links: [], aliases: [] };

/** A function of a paper's index that works each value out once. */
function remember<T>(make: (paper: number) => T): (paper: number) => T {
  const known = new Map<number, T>();
  return (index) => {
    const value = known.get(index) ?? make(index);
    known.set(index, value);
    return value;
  };
}

/** Of each form its paper. */
function ownersIn({ firstForms }: FormKeys): Int32Array {
  const owners = new Int32Array(firstForms[firstForms.length - 1] ?? 0);
  for (let paper = 0; paper < firstForms.length - 1; paper++) {
    owners.fill(paper, firstForms[paper], firstForms[paper + 1]);
  }
  return owners;
}

function toMention(matcher: Matcher, text: string, span: Span): Mention {
  const { forms, reason } = rankNamesakes(matcher, text, span);
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
