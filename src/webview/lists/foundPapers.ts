import type { ResultCard } from "../../core/cards/resultCard";
import { type CardHost, createRow, type Row } from "../card";
import type { ResultsMessage } from "../messages";
import { createRowList } from "./rowList";
import { t } from "../texts";

/** The results of a search, with the papers that match only some of its words listed separately. */
export interface FoundPapers {
  rows(): readonly Row[];
  show(results: ResultsMessage): void;
  /** Leaves out papers that are shown elsewhere on the page. */
  hide(citekeys: ReadonlySet<string>): void;
  /** Sets whether new results are about to arrive. */
  setBusy(isBusy: boolean): void;
}

/** The elements of the page for search results. */
export interface FoundPapersElements {
  readonly whole: HTMLElement;
  /** The heading of the partial matches, which is shown only if there are any. */
  readonly heading: HTMLElement;
  readonly inPart: HTMLElement;
}

/** Fills the two lists of search results. */
export function createFoundPapers({ whole, heading, inPart }: FoundPapersElements, host: CardHost): FoundPapers {
  const create = (card: ResultCard): Row => createRow(card, `all:${card.citekey}`, host);
  const [wholeRows, partRows] = [createRowList(whole, create), createRowList(inPart, create)];
  let hidden: ReadonlySet<string> = new Set();
  let last: ResultsMessage | undefined;
  const show = (results: ResultsMessage): void => {
    last = results;
    const shown = (cards: ResultsMessage["cards"]): ResultsMessage["cards"] => cards.filter(({ citekey }) => !hidden.has(citekey));
    const others = shown(results.cards.slice(results.whole));
    wholeRows.show(shown(results.cards.slice(0, results.whole)));
    partRows.show(others);
    whole.hidden = results.whole === 0 && others.length > 0;
    heading.hidden = others.length === 0;
    heading.textContent = results.isByMeaning ? t("In other words") : t("Partial matches");
    inPart.hidden = heading.hidden;
  };
  return {
    rows: () => [...wholeRows.rows(), ...partRows.rows()],
    show,
    hide(citekeys) {
      const isSame = citekeys.size === hidden.size && [...citekeys].every((citekey) => hidden.has(citekey));
      hidden = citekeys;
      if (last && !isSame) {
        show(last);
      }
    },
    setBusy(isBusy) {
      whole.setAttribute("aria-busy", String(isBusy));
    },
  };
}

/** Describes the number of all papers. */
export function describeTotal({ total }: ResultsMessage): string {
  return total === 1 ? t("1 paper") : t("{0} papers", total);
}

/** Describes the number of papers that a search found: `"56 of 107 papers"`, `"3 of 107 papers, 53 more only in part"`. */
export function describeCount({ found, whole, total }: ResultsMessage): string {
  if (whole === found) {
    return t("{0} of {1} papers", found, total);
  }
  return whole === 0
    ? t("{0} of {1} papers, only in part", found, total)
    : t("{0} of {1} papers, {2} more only in part", whole, total, found - whole);
}
