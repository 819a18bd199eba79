import type { ResultCard } from "../../core/cards/resultCard";
import { type CardHost, createRow, type Row } from "../card";
import { create, createLink } from "../elements";
import type { MentionedPaper, PanelMessage, Use } from "../messages";
import { pageSize } from "../pageState";
import { createRowList } from "./rowList";
import { t } from "../texts";

/** The group "In this file". */
export interface FileGroup {
  rows(): readonly Row[];
  /** Returns the citekeys of the papers that the group shows now. */
  citekeys(): ReadonlySet<string>;
  show(file: Extract<PanelMessage, { kind: "file" }>): void;
  /** Sets whether the group may be shown: it is shown with all papers and hidden during a search. */
  setWanted(isWanted: boolean): void;
}

/** The number of places shown for a paper until the user asks for more. */
const maxShownUses = 8;

/** Fills the group's `details` element with cards and the lines on which each paper is mentioned. */
export function createFileGroup(group: HTMLDetailsElement, host: CardHost): FileGroup {
  const heading = create("h2", "");
  const list = create("ul", "papers");
  list.setAttribute("role", "list");
  const more = createLink("", () => {
    focusPosition = papers.length;
    host.post({ kind: "file", limit: papers.length + pageSize });
  });
  more.classList.add("rest");
  group.append(create("summary", "", heading), list, more);
  let papers: readonly MentionedPaper[] = [];
  let isWanted = true;
  /** The position of the paper that gets the focus when it arrives. */
  let focusPosition: number | undefined;
  const rows = createRowList(list, (card: ResultCard) => createRow(card, `file:${card.citekey}`, host));
  const updateVisibility = (): void => {
    group.hidden = !isWanted || papers.length === 0;
  };
  return {
    rows: () => (group.hidden || !group.open ? [] : rows.rows()),
    citekeys: () => new Set(group.hidden || !group.open ? [] : papers.map(({ card }) => card.citekey)),
    show({ name, found, papers: shown }) {
      papers = shown;
      heading.replaceChildren(t("In {0}", name), create("span", "number", String(found)));
      list.setAttribute("aria-label", t("Papers in {0}", name));
      rows.show(papers.map(({ card }) => card));
      for (const [position, row] of rows.rows().entries()) {
        showUses(row, papers[position], host);
      }
      const row = document.activeElement === more && focusPosition !== undefined ? rows.rows()[focusPosition] : undefined;
      if (row) {
        row.head.focus();
        focusPosition = undefined;
      }
      more.textContent = t("{0} more", found - papers.length);
      more.hidden = found <= papers.length;
      updateVisibility();
    },
    setWanted(wanted) {
      isWanted = wanted;
      updateVisibility();
    },
  };
}

/** Puts the links to the uses between head and body, so that they are visible while the card is closed. */
function showUses({ item }: Row, paper: MentionedPaper | undefined, host: CardHost): void {
  item.querySelector(".uses")?.remove();
  if (paper) {
    item.querySelector(".body")?.before(createUses(paper, host));
  }
}

function createUses({ card, uses }: MentionedPaper, { post }: CardHost): HTMLElement {
  const name = card.names[0]?.text ?? card.title.text;
  const link = (use: Use): HTMLElement => {
    const made = createLink(use.cell === undefined ? String(use.line) : `${use.cell}:${use.line}`, () => {
      post({ kind: "jump", citekey: card.citekey, uri: use.uri, line: use.line });
    });
    made.setAttribute(
      "aria-label",
      use.cell === undefined ? t("Go to {0} on line {1}", name, use.line) : t("Go to {0} in cell {1}, line {2}", name, use.cell, use.line),
    );
    return made;
  };
  const rest = uses.slice(maxShownUses);
  const line = create("div", "uses", placesLabel(uses), ...uses.slice(0, maxShownUses).map(link));
  if (rest.length > 0) {
    const more = createLink(t("{0} more", rest.length), () => {
      const links = rest.map(link);
      more.replaceWith(...links);
      links[0]?.focus();
    });
    line.append(more);
  }
  return line;
}

function placesLabel([first, second]: readonly Use[]): string {
  if (first?.cell === undefined) {
    return second ? t("Lines") : t("Line");
  }
  return second ? t("Cells:lines") : t("Cell:line");
}
