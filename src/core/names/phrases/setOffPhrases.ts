import { type NameCandidate, quoteAround } from "../candidate";
import { isHeadNoun, readPlainPhrase } from "./nounPhrases";
import { asInside, hasCapitals, isDistinctive } from "./phrases";
import type { Sentence } from "../text/sentences";
import { phraseHeads } from "../text/signalWords";
import { isFieldTerm } from "../../words/fieldTerms";

const phenomenonNouns = new Set(["dilemma", "trade-off", "tradeoff", "paradox", "phenomenon", "law", "principle"]);

/** Returns the phenomena that a paper reports and names with a compound: "meets a uniformity-tolerance dilemma". */
export function findPhenomena(text: string, sentence: Sentence): readonly NameCandidate[] {
  const { tokens } = sentence;
  return tokens.flatMap((token, at) => {
    const compound = tokens[at - 1];
    if (!phenomenonNouns.has(token.lower)) {
      return [];
    }
    const isFound = compound !== undefined && /^\p{Ll}+-\p{Ll}+$/u.test(compound.text);
    const lead = tokens.slice(Math.max(0, at - 14), at - 1).map(({ lower }) => lower);
    if (
      !isFound ||
      !/^(?:a|an|the)$/.test(lead.at(-1) ?? "") ||
      !lead.some((word) => /^(?:find|show|reveal|identify|observe|discover|introduce|present|define|uncover)$/.test(word)) ||
      !lead.includes("we")
    ) {
      return [];
    }
    const phrase = `${compound.text} ${token.text}`;
    return isFieldTerm(phrase)
      ? []
      : [
          {
            text: phrase,
            kind: "phrase" as const,
            start: compound.start,
            evidence: "likely" as const,
            why: `found: "${quoteAround(text, compound.start, token.end)}"`,
          },
        ];
  });
}

/**
 * Returns phrases that punctuation sets off: "a family of loss functions, comp-sum losses, that …" and "(i) cross-modality
 * gradient realignment: modifying …", "1) masked modality learning, which …".
 */
export function findSetOffPhrases(text: string, sentence: Sentence): readonly NameCandidate[] {
  const { tokens } = sentence;
  const isOwn = tokens.some(({ lower }) => lower === "we" || lower === "our") || listsObjectives(sentence);
  return tokens.flatMap((token, at) => {
    if (token.isWord || !isOwn) {
      return [];
    }
    const isListed = token.text === ")" && /^(?:\d|i{1,3}|iv|[a-c])$/.test(tokens[at - 1]?.text ?? "");
    const isNamed = token.text === "," && isHeadNoun(tokens[at - 1]);
    const run = isListed || isNamed ? readPlainPhrase(tokens, at + 1) : undefined;
    const next = run === undefined ? "" : (tokens[run.to]?.text ?? "");
    const isClosed = isListed && next === ":" ? true : next === "," && /^(?:that|which)$/.test(tokens[(run?.to ?? 0) + 1]?.text ?? "");
    if (
      run === undefined ||
      !isClosed ||
      !run.text.includes(" ") ||
      hasCapitals(tokens, isListed ? { from: run.from + 1, to: run.to } : run) ||
      !isPart(tokens[run.to - 1]?.lower, isListed) ||
      !isDistinctive(run.text)
    ) {
      return [];
    }
    const start = tokens[run.from]?.start ?? token.start;
    return [
      {
        text: isListed ? asInside(run.text) : run.text,
        kind: "phrase" as const,
        start,
        evidence: "likely" as const,
        why: `set off: "${quoteAround(text, start, tokens[run.to - 1]?.end ?? start)}"`,
      },
    ];
  });
}

/**
 * Returns whether a sentence lists the paper's objectives: "The pre-training objectives include: 1) …". The items are the
 * paper's own.
 */
function listsObjectives({ tokens }: Sentence): boolean {
  return (
    /^(?:the|these)$/.test(tokens[0]?.lower ?? "") &&
    tokens.slice(1, 5).some(({ lower }) => /^(?:objectives|losses)$/.test(lower)) &&
    tokens.slice(2, 6).some(({ lower }) => /^(?:include|are)$/.test(lower))
  );
}

/** Returns whether a word is a noun for a part. In a list of objectives, "learning" is one too. */
function isPart(word = "", isListed = false): boolean {
  return phraseHeads.has(word) || (isListed && word === "learning");
}
