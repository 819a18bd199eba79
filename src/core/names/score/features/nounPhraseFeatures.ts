import { isFieldTerm } from "../../../words/fieldTerms";
import type { Token } from "../../text/sentences";
import { headNouns, namingParticiples } from "../../text/signalWords";
import type { FeatureSink } from "./featureSink";
import { isMark } from "./introductionFeatures";
import { nounPhraseAround } from "./nounPhraseAround";

/** Gives whose the noun phrase before the token at `at` is, what governs it, and whether its kind stands in it or is `following`. */
export function readNounPhrase(tokens: readonly Token[], at: number, following: string, sink: FeatureSink): void {
  const { owner, governor, hasKind } = nounPhraseAround(tokens, at);
  const kind = hasKind ? "kind before" : headNouns.has(following) ? "kind behind" : "no kind";
  sink(`owner: ${owner}`);
  sink(`governor: ${governor}`);
  sink(`owner: ${owner}, ${kind}`);
  sink(`governor: ${governor}, ${owner}`);
  sink(`governor: ${governor}, ${owner}, ${kind}`);
  const mark = markBefore(tokens, at - 1);
  if (mark > 0) {
    readPhraseBeside(tokens, mark, sink);
  }
}

/** Gives the same for the noun phrase that a mark sets off from the name: "our framework" in "our framework, called X". */
function readPhraseBeside(tokens: readonly Token[], mark: number, sink: FeatureSink): void {
  const { owner, governor, hasKind } = nounPhraseAround(tokens, mark);
  const kind = hasKind || isFieldTerm(tokens[mark - 1]?.text ?? "") ? "kind" : "no kind";
  sink(`beside ${kind}`);
  sink(`beside: owner: ${owner}, ${kind}`);
  sink(`beside: governor: ${governor}, ${kind}`);
  sink(`beside: governor: ${governor}, ${owner}`);
}

/** Returns the mark or the word of naming that sets a name off from the noun phrase before it, or -1: `a framework, called X`. */
function markBefore(tokens: readonly Token[], last: number): number {
  let at = last;
  while (at > last - 3 && /^(?:the|a|an|as|namely)$/.test(tokens[at]?.lower ?? "")) {
    at--;
  }
  if (!setsOff(tokens[at])) {
    return -1;
  }
  while (setsOff(tokens[at - 1])) {
    at--;
  }
  return at;
}

function setsOff(token: Token | undefined): boolean {
  return token !== undefined && (namingParticiples.has(token.lower) || isMark(token));
}
