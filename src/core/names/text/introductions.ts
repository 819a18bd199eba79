import type { Sentence, Token } from "./sentences";
import { resultNouns, introducingVerbs, prepositions } from "./signalWords";

/**
 * A place where a sentence introduces something of the paper's own. The tokens `[from, to)` are what is introduced; `verb` is
 * the token that introduces it.
 */
export interface Introduction {
  readonly from: number;
  readonly to: number;
  readonly verb: number;
}

const ownSubjects = new Set([
  "we",
  "i",
  "our",
  "ours",
  "paper",
  "work",
  "article",
  "study",
  "authors",
  "letter",
  "manuscript",
  "report",
  "thesis",
  "it",
  "us",
  "here",
  "contribution",
  "contributions",
]);

/**
 * Returns what a sentence says that the paper itself proposes: the words after "we propose", "this paper presents" and
 * "introducing", and those before "is proposed". "They proposed" and "has been proposed" are about other papers. The names in
 * `ownNames`, found earlier, count as subjects too: "ViDT introduces a reconfigured attention module".
 */
export function findIntroductions(sentence: Sentence, ownNames: ReadonlySet<string> = new Set()): readonly Introduction[] {
  const { tokens } = sentence;
  const found: Introduction[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const verb = tokens[at]?.lower ?? "";
    if (!introducingVerbs.has(verb)) {
      continue;
    }
    if (isPassive(tokens, at)) {
      found.push({ from: subjectStart(tokens, at), to: at - 1, verb: at });
    } else if (hasOwnSubject(tokens, at, ownNames)) {
      const from = at + (tokens[at + 1]?.text === "forward" ? 2 : 1);
      if (!presentsResults(tokens, from)) {
        found.push({ from, to: objectEnd(tokens, from), verb: at });
      }
    }
  }
  return found;
}

/**
 * Verbs with which a paper describes its parts: "our FedLD involves a margin control regularization", "we incorporate two
 * losses".
 */
const partVerbs = new Set(["involves", "comprises", "contains", "incorporate", "incorporates", "features"]);

/**
 * Returns where a sentence lists parts of what the paper proposes: after one of `partVerbs`, if "we", "our" or one of the
 * paper's names comes before it.
 */
export function findParts({ tokens }: Sentence, ownNames: ReadonlySet<string>): readonly Introduction[] {
  return tokens.flatMap(({ lower }, at) => {
    const lead = tokens.slice(Math.max(0, at - 3), at);
    const isOwn = lead.some((token) => token.lower === "we" || token.lower === "our" || ownNames.has(token.text));
    return partVerbs.has(lower) && isOwn ? [{ from: at + 1, to: objectEnd(tokens, at + 1), verb: at }] : [];
  });
}

/**
 * Returns whether the verb at `at` is a passive of the paper's own: "is proposed", "are further introduced", but not "has been
 * proposed" or "proposed by".
 */
function isPassive(tokens: readonly Token[], at: number): boolean {
  const verb = tokens[at]?.lower ?? "";
  if (!/^(?:proposed|introduced|presented|developed|designed|devised|created|constructed|released|built|formulated)$/.test(verb)) {
    return false;
  }
  const near = [tokens[at - 1], tokens[at - 2]].map((token) => token?.lower ?? "");
  const next = tokens[at + 1]?.lower;
  return near.some((word) => word === "is" || word === "are") && !near.includes("been") && !near.includes("recently") && next !== "by";
}

function subjectStart(tokens: readonly Token[], at: number): number {
  let from = at - 1;
  while (from > 0 && at - from < 25 && tokens[from - 1]?.text !== ",") {
    from--;
  }
  return from;
}

function hasOwnSubject(tokens: readonly Token[], at: number, ownNames: ReadonlySet<string>): boolean {
  const before = tokens[at - 1]?.lower ?? "";
  const verb = tokens[at]?.lower ?? "";
  if (
    /^(?:been|recently|previously|originally|newly|other|existing|the|a|an|were|was|by|of|as|such|commonly|those|methods|works)$/.test(
      before,
    ) &&
    !(before === "by" && verb.endsWith("ing"))
  ) {
    return false;
  }
  if (
    /(?:ed|built|put)$/.test(verb) &&
    !/^(?:we|have|has|paper|work|also|then|further|and|first|authors|additionally|thus|i|study|hereby|finally|therefore|already|it|article)$/.test(
      before,
    )
  ) {
    return false;
  }
  for (let back = at - 1; back >= 0 && at - back <= 30; back--) {
    const token = tokens[back];
    const word = token?.lower ?? "";
    if (word === "it" && (at - back > 1 || !verb.endsWith("s"))) {
      continue;
    }
    if (ownSubjects.has(word)) {
      return !/^(?:previous|prior|recent|existing|related)$/.test(tokens[back - 1]?.lower ?? "");
    }
    if (at - back <= 3 && ownNames.has(token?.text ?? "")) {
      return true;
    }
    if (/^(?:they|authors|researchers|works|studies|al|et|who)$/.test(word)) {
      return false;
    }
  }
  return false;
}

function presentsResults(tokens: readonly Token[], from: number): boolean {
  for (let at = from; at < from + 6; at++) {
    const word = tokens[at]?.lower ?? "";
    if (resultNouns.has(word)) {
      return true;
    }
    if (prepositions.has(word) || !/^\p{Ll}/u.test(tokens[at]?.text ?? "")) {
      return false;
    }
  }
  return false;
}

/** Returns the end of what is introduced: the end of the sentence, or the next clause with its own subject. */
function objectEnd(tokens: readonly Token[], from: number): number {
  let to = from;
  while (to < tokens.length && to < from + 60) {
    const word = tokens[to]?.lower ?? "";
    if (to > from + 2 && (word === "we" || word === "whereas" || word === "unlike" || word === "because")) {
      break;
    }
    to++;
  }
  return to;
}
