import type { Alias } from "../../paper";
import { nameKey } from "../../names/text/nameKey";
import type { Form } from "../forms/form";
import type { Verdict } from "./judge";

/** What a text says about which papers it speaks of, gathered as it is read. */
export interface Evidence {
  /** Takes a place into account. */
  readonly add: (form: Form, verdict: Verdict) => void;
  /** Whether the text speaks of the paper in a way that can hardly be anything else, or by two of its names. */
  readonly isSure: (paper: number) => boolean;
  /** Whether a form that is worth little by itself is meant here: its paper is spoken of, or its name has the paper's company elsewhere. */
  readonly supports: (form: Form) => boolean;
}

/** A name of so few letters says the less beside another. */
const shortestNames = 7;

/** Makes an empty one. */
export function createEvidence(): Evidence {
  const sure = new Set<number>();
  const joined = new Set<Alias>();
  const names = new Map<number, Alias[]>();
  return {
    add: ({ paper, alias }, verdict) => {
      if (verdict === "strong") {
        sure.add(paper);
      } else if (verdict !== "weak" && verdict !== "odd" && verdict !== "shared" && !sure.has(paper)) {
        if (verdict === "joined") {
          joined.add(alias);
        }
        const known = names.get(paper) ?? [];
        if (known.some((other) => areTwo(other, alias))) {
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

/** Whether two aliases are two names, neither of them a part of the other. */
function areTwo(one: Alias, other: Alias): boolean {
  const [a, b] = [nameKey(one.text), nameKey(other.text)];
  return a.length + b.length >= shortestNames && !a.includes(b) && !b.includes(a);
}
