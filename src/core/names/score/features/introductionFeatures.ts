import type { Introduction } from "../../text/introductions";
import type { Token } from "../../text/sentences";
import { prepositions, weakVerbs } from "../../text/signalWords";
import type { FeatureSink } from "./featureSink";

/** Gives what stands between an introducing verb and the name at `at`: only adjectives, a mark, or more. */
export function readIntroductions(tokens: readonly Token[], introductions: readonly Introduction[], at: number, sink: FeatureSink): void {
  for (const { from, to, verb } of introductions) {
    if (at >= from && at <= to) {
      const distance = distanceOf(tokens, from, at);
      sink(`introduced, ${distance}`);
      if (weakVerbs.has(tokens[verb]?.lower ?? "")) {
        sink(`introduced weakly, ${distance}`);
      }
    }
  }
}

function distanceOf(tokens: readonly Token[], from: number, at: number): "direct" | "set off" | "far" | "set off far" {
  const isFar = tokens.slice(from, at).some(({ lower }) => prepositions.has(lower) || lower === "which" || lower === "that");
  const isSetOff = isMark(tokens[at - 1]) || isMark(tokens[at - 2]);
  return isFar ? (isSetOff ? "set off far" : "far") : isSetOff ? "set off" : "direct";
}

/** Returns whether a token sets a name off from what stands before it. */
export function isMark(token: Token | undefined): boolean {
  return /^(?:[,:(–—]|--?)$/.test(token?.text ?? "");
}
