import type { CardHost, Row } from "../card";
import type { PanelMessage } from "../messages";
import type { PageState } from "../pageState";
import { createDailyGroup } from "./dailyGroup";
import { createFileGroup } from "./fileGroup";

/** The groups above the other papers: those of the file, and the daily ones. */
export interface Sections {
  rows(): readonly Row[];
  /** Returns the citekeys of the papers that need not be listed again below. */
  citekeys(): ReadonlySet<string>;
  show(message: Extract<PanelMessage, { kind: "file" | "daily" | "noDaily" }>): void;
  /** Sets whether the groups may be shown: they are shown with all papers and hidden during a search. */
  setWanted(isWanted: boolean): void;
}

/** The elements of the page for the groups. */
export interface SectionElements {
  readonly file: HTMLDetailsElement;
  readonly daily: HTMLDetailsElement;
  /** The heading of the papers below, which is shown only together with a group. */
  readonly others: HTMLElement;
}

/** The page, as the groups see it. It keeps which of them are collapsed. */
interface SectionsHost extends CardHost {
  readonly folded: Pick<PageState, "isFileFolded" | "isDailyFolded">;
  readonly onFold: (folded: Partial<PageState>) => void;
}

/** Fills both groups. Which of them are collapsed is as the user left it. */
export function createSections({ file, daily, others }: SectionElements, host: SectionsHost): Sections {
  const [ofFile, ofDay] = [createFileGroup(file, host), createDailyGroup(daily, host)];
  file.open = !host.folded.isFileFolded;
  daily.open = !host.folded.isDailyFolded;
  file.addEventListener("toggle", () => {
    host.onFold({ isFileFolded: !file.open });
  });
  daily.addEventListener("toggle", () => {
    host.onFold({ isDailyFolded: !daily.open });
  });
  const updateHeading = (): void => {
    others.hidden = file.hidden && daily.hidden;
  };
  return {
    rows: () => [...ofFile.rows(), ...ofDay.rows()],
    citekeys: ofFile.citekeys,
    show(message) {
      if (message.kind === "file") {
        ofFile.show(message);
      } else {
        ofDay.show(message.kind === "daily" ? message.view : undefined);
      }
      updateHeading();
    },
    setWanted(isWanted) {
      ofFile.setWanted(isWanted);
      ofDay.setWanted(isWanted);
      updateHeading();
    },
  };
}
