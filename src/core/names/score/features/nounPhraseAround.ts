import { shapeOf, trimWord } from "../../text/nameShape";
import type { Token } from "../../text/sentences";
import { headNouns, introducingVerbs, namingParticiples, namingVerbs, prepositions, usingVerbs, weakVerbs } from "../../text/signalWords";

/** The owner of a noun phrase, by its first words, and the word that governs it. */
export interface NounPhraseAround {
  readonly owner: "our" | "proposed" | "new" | "resulting" | "others" | "this" | "the" | "a" | "two" | "none";
  readonly governor: string;
  readonly hasKind: boolean;
}

const otherOwners =
  /^(?:existing|previous|prior|recent|recently|popular|well-known|standard|original|vanilla|conventional|classical|classic|traditional|baseline|state-of-the-art|widely|widely-used|commonly|common|other|famous|known|available|public|publicly|famous|strong|large-scale|real-world|challenging)$/;
const comparingVerbs =
  /^(?:outperforms?|outperformed|outperforming|surpass(?:es|ed|ing)?|beats?|exceeds?|than|over|versus|vs|compared?|comparing|against|unlike)$/;
const extendingVerbs =
  /^(?:extends?|extended|extending|improves?|improved|improving|appl(?:y|ies|ied|ying)|combin(?:e|es|ed|ing)|modif(?:y|ies|ied|ying)|adapts?|adapted|adapting|analyz(?:e|es|ed|ing)|stud(?:y|ies|ied|ying)|consider(?:s|ed|ing)?|investigat(?:e|es|ed|ing)|explor(?:e|es|ed|ing)|solv(?:e|es|ed|ing)|address(?:es|ed|ing)?)$/;
const resultVerbs =
  /^(?:show|shows|showed|demonstrate|demonstrates|evaluate|evaluates|evaluated|validate|validates|verify|test|tested|find|prove|compare)$/;

/** Returns whose the noun phrase is that ends before the token at `at`, and the word before it. */
export function nounPhraseAround(tokens: readonly Token[], at: number): NounPhraseAround {
  let owner: NounPhraseAround["owner"] = "none";
  let hasKind = false;
  let begin = at - 1;
  for (; begin >= 0 && at - begin <= 9; begin--) {
    const token = tokens[begin];
    const lower = token?.lower ?? "";
    if (token === undefined || (!token.isWord && !/^["“‘'`-]$/.test(token.text))) {
      break;
    }
    if (lower === "our") {
      owner = "our";
    } else if (lower === "proposed" || lower === "presented" || lower === "developed" || lower === "introduced") {
      if (isVerb(tokens, begin)) {
        break;
      }
      owner = "proposed";
    } else if (lower === "new" || lower === "novel" || lower === "first" || lower === "newly") {
      owner = owner === "none" ? "new" : owner;
    } else if (lower === "resulting" || lower === "resultant") {
      owner = "resulting";
    } else if (otherOwners.test(lower)) {
      owner = owner === "none" ? "others" : owner;
    } else if (lower === "this" || lower === "these" || lower === "such" || lower === "its" || lower === "their") {
      owner = owner === "none" ? "this" : owner;
      begin--;
      break;
    } else if (lower === "the" || lower === "a" || lower === "an" || lower === "two" || lower === "three" || lower === "another") {
      owner = owner !== "none" ? owner : lower === "the" ? "the" : lower === "two" || lower === "three" ? "two" : "a";
      begin--;
      break;
    } else if (isBreak(lower) || (begin < at - 1 && isVerb(tokens, begin))) {
      break;
    } else if (introducingVerbs.has(lower) || usingVerbs.has(lower)) {
      break;
    } else if (headNouns.has(lower) && begin >= at - 2) {
      hasKind = true;
    }
    if (owner === "our") {
      begin--;
      break;
    }
  }
  return { owner, governor: governorAt(tokens, begin), hasKind };
}

function isBreak(lower: string): boolean {
  return (
    prepositions.has(lower) ||
    namingParticiples.has(lower) ||
    namingVerbs.has(lower) ||
    comparingVerbs.test(lower) ||
    extendingVerbs.test(lower) ||
    resultVerbs.test(lower) ||
    /^(?:and|or|but|as|is|are|was|were|be|we|it|they|which|that|then|also|both|namely|like|including|by|not|has|have|can|dub|refer)$/.test(
      lower,
    )
  );
}

/** Returns whether an introducing word is a verb here: "we proposed", "is introduced", not "the proposed". */
function isVerb(tokens: readonly Token[], at: number): boolean {
  const lower = tokens[at]?.lower ?? "";
  const before = tokens[at - 1]?.lower ?? "";
  return introducingVerbs.has(lower) && !/^(?:the|our|a|an|newly|of|on|by|with)$/.test(before);
}

function governorAt(tokens: readonly Token[], at: number): string {
  const token = tokens[at];
  if (token === undefined) {
    return "start";
  }
  const { lower } = token;
  if (introducingVerbs.has(lower)) {
    const isOwn = tokens
      .slice(Math.max(0, at - 8), at)
      .some((before) => /^(?:we|i|our|paper|work|article|study|authors|us|letter|here)$/.test(before.lower));
    return `${isOwn ? "we" : "they"} ${weakVerbs.has(lower) ? "weakly " : ""}introduce`;
  }
  if (namingParticiples.has(lower) || namingVerbs.has(lower)) {
    return "call";
  }
  if (usingVerbs.has(lower) || lower === "using" || lower === "leverage" || lower === "leveraging" || lower === "employing") {
    return "use";
  }
  if (comparingVerbs.test(lower)) {
    return "compare";
  }
  if (extendingVerbs.test(lower)) {
    return "extend";
  }
  if (resultVerbs.test(lower)) {
    return "show";
  }
  if (/^(?:is|are|was|were|be|namely|as|and|or|like|including|that|which|of|on|in|for|by|with|via|to|from|based)$/.test(lower)) {
    return lower === "as" && /^(?:refer|referred|to|it|denoted|known)$/.test(tokens[at - 1]?.lower ?? "") ? "refer as" : lower;
  }
  if (lower === "aka" || (lower === "." && tokens[at - 1]?.lower === "a" && tokens[at - 3]?.lower === "k")) {
    return "call";
  }
  if (!token.isWord) {
    const kind = headNouns.has(tokens[at - 1]?.lower ?? "") ? "kind " : "";
    return `${kind}${/^[–—-]+$/.test(token.text) ? "-" : token.text}`;
  }
  return /^\p{Lu}/u.test(token.text) && shapeOf(trimWord(token.text)) !== "plain" ? "name" : "word";
}
