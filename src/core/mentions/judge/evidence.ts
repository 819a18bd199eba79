import type { Alias } from "../../paper";
import { nameKey } from "../../names/text/nameKey";
import type { Form } from "../forms/form";
import type { Verdict } from "./judge";

/** The evidence of a text about which papers it mentions, collected while the text is read. */
export interface Evidence {
  /** Adds the verdict on a form. */
  readonly add: (form: Form, verdict: Verdict) => void;
  /** Returns whether the text mentions the paper beyond doubt, or by two of its names. */
  readonly isSure: (paper: number) => boolean;
  /**
   * Returns whether a weak form is a mention: the text is sure to mention its paper, or has the same name with the paper's
   * words elsewhere.
   */
  readonly supports: (form: Form) => boolean;
}

/** Two names are evidence for each other only if they have this many letters together. */
const minCombinedLength = 7;

/** Creates empty evidence. */
export function createEvidence(): Evidence {
  const sure = new Set<number>();
  const joined = new Set<Alias>();
  const names = new Map<number, Alias[]>();
  return {
    add: ({ paper, alias }, verdict) => {
      if (verdict === "strong") {
        sure.add(paper);
      } else if (verdict !== "weak" && verdict !== "doubtful" && verdict !== "shared" && !sure.has(paper)) {
        if (verdict === "joined") {
          joined.add(alias);
        }
        const known = names.get(paper) ?? [];
        if (known.some((other) => areDifferentNames(other, alias))) {
          sure.add(paper);
        } else if (!known.includes(alias)) {
          names.set(paper, [...known, alias]);
        }
      }
    },
    isSure: (paper) => sure.has(paper),
    supports: ({ paper, alias }) => sure.has(paper) || joined.has(alias),
  };
}

/** Returns whether two aliases are different names, neither of them part of the other. */
function areDifferentNames(one: Alias, other: Alias): boolean {
  const [a, b] = [nameKey(one.text), nameKey(other.text)];
  return a.length + b.length >= minCombinedLength && !a.includes(b) && !b.includes(a);
}
