import type { Sentence, Token } from "./sentences";
import { findings, introducingVerbs, prepositions } from "./signalWords";

/** Where a sentence introduces something of the paper's own: the tokens `[from, to)` are what is introduced. */
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
 * What a sentence says that the paper itself proposes: after "we propose", "this paper presents", "introducing", and before
 * "is proposed". "They proposed" and "has been proposed" are other people's. `ownNames` (the paper's names found so far)
 * count as subjects too: "ViDT introduces a reconfigured attention module".
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
      if (!presentsFindings(tokens, from)) {
        found.push({ from, to: objectEnd(tokens, from), verb: at });
      }
    }
  }
  return found;
}

/** Verbs by which a paper tells its parts: "our FedLD involves a margin control regularization", "we incorporate two losses". */
const partVerbs = new Set(["involves", "comprises", "contains", "incorporate", "incorporates", "features"]);

/** Where a sentence tells the parts of what the paper proposes: after such a verb, behind "we", "our" or one of the paper's names. */
export function findParts({ tokens }: Sentence, ownNames: ReadonlySet<string>): readonly Introduction[] {
  return tokens.flatMap(({ lower }, at) => {
    const lead = tokens.slice(Math.max(0, at - 3), at);
    const isOwn = lead.some((token) => token.lower === "we" || token.lower === "our" || ownNames.has(token.text));
    return partVerbs.has(lower) && isOwn ? [{ from: at + 1, to: objectEnd(tokens, at + 1), verb: at }] : [];
  });
}

/** "is proposed", "are further introduced"; not "has been proposed", "proposed by". */
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

function presentsFindings(tokens: readonly Token[], from: number): boolean {
  for (let at = from; at < from + 6; at++) {
    const word = tokens[at]?.lower ?? "";
    if (findings.has(word)) {
      return true;
    }
    if (prepositions.has(word) || !/^\p{Ll}/u.test(tokens[at]?.text ?? "")) {
      return false;
    }
  }
  return false;
}

/** To the end of the sentence, or to the next clause with a subject of its own. */
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
