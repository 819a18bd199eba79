import * as vscode from "vscode";
import type { CitationStyle } from "../../core/citations/styles/citationStyles";
import type { Paper } from "../../core/paper";
import { pause } from "../platform/slices";
import type { References, ReferenceStyle } from "../services/services";

/** What the person chose: a format of CiteLens's own, or a CSL style. */
export type StyleChoice =
  { readonly kind: "own"; readonly style: CitationStyle } | { readonly kind: "csl"; readonly style: ReferenceStyle };

export interface StylePickOptions {
  readonly title: string;
  /** The examples are of this paper. */
  readonly paper: Paper;
  /** CiteLens's own formats, with an example of each. */
  readonly own: readonly { readonly style: CitationStyle; readonly example: string; readonly note?: string }[];
  /** Which of both kinds the person is more likely to want, and sees above the other. */
  readonly leading: StyleChoice["kind"];
  /** The id of what stands first, with a word for why. */
  readonly first?: { readonly id: string; readonly note: string } | undefined;
}

interface StyleRow extends vscode.QuickPickItem {
  readonly choice?: StyleChoice;
}

/** The longest line that shows how a reference will look, in characters. */
const longestExample = 300;
/** How long the pick waits for its examples before it is shown without, in milliseconds. */
const patience = 200;
/** Rows change only when the person has not moved or typed for so long, in milliseconds: a key that is under way would count for the rows before. */
const settled = 400;
/** So many styles of one's own get an example; a folder may hold thousands. */
const mostExamples = 40;
/** CPAL asks for a notice where the work is used. */
const cslHeading = "Citation Style Language, by citeproc-js (© Frank Bennett, CPAL)";

/**
 * Lets the person choose how to cite. The first time it takes a second or two until all CSL styles are ready for their examples; these then
 * appear all at once, and not while the person moves, as VS Code may move the cursor in a list whose rows change.
 */
export async function pickStyle(references: References, options: StylePickOptions): Promise<StyleChoice | undefined> {
  const styles = await references.styles();
  const picker = vscode.window.createQuickPick<StyleRow>();
  picker.title = options.title;
  picker.placeholder = options.paper.title;
  picker.matchOnDetail = true;
  picker.matchOnDescription = true;
  picker.keepScrollPosition = true;
  const show = (examples: ReadonlyMap<string, string>): void => {
    const active = idOf(picker.activeItems[0]?.choice);
    picker.items = rowsOf(options, styles, examples);
    const again = picker.items.find(({ choice }) => active !== undefined && idOf(choice) === active);
    if (again) {
      picker.activeItems = [again];
    }
  };
  let isOpen = true;
  let lastMove = performance.now();
  const noteMove = (): void => {
    lastMove = performance.now();
  };
  picker.onDidChangeActive(noteMove);
  picker.onDidChangeValue(noteMove);
  const examples = readExamples(references, { paper: options.paper, styles }, () => isOpen);
  const early = await Promise.race([examples, pause(patience)]);
  show(early ?? new Map());
  const chosen = new Promise<StyleChoice | undefined>((resolve) => {
    picker.onDidAccept(() => {
      resolve(picker.activeItems[0]?.choice);
    });
    picker.onDidHide(() => {
      resolve(undefined);
    });
  }).finally(() => {
    isOpen = false;
    picker.dispose();
  });
  picker.show();
  if (!early) {
    picker.busy = true;
    void examples.then(async (late) => {
      while (isOpen && performance.now() - lastMove < settled) {
        await pause(settled);
      }
      if (isOpen) {
        show(late);
        picker.busy = false;
      }
    });
  }
  return chosen;
}

/** One line, in which nothing is taken for an icon. */
export function asExample(text: string): string {
  const line = text.replace(/\s+/g, " ").replace(/\$(?=\()/g, "$\u2060");
  return line.length > longestExample ? `${line.slice(0, longestExample - 1)}…` : line;
}

/** The id of a choice, by which it is remembered. */
export function idOf(choice: StyleChoice | undefined): string | undefined {
  return choice && (choice.kind === "csl" ? cslId(choice.style) : choice.style.id);
}

/** Told from the ids of CiteLens's own formats. */
function cslId({ id }: ReferenceStyle): string {
  return `csl:${id}`;
}

/** The paper in each style, or what is wrong with the style, by the ids of choices. */
async function readExamples(
  references: References,
  { paper, styles }: { paper: Paper; styles: readonly ReferenceStyle[] },
  isWanted: () => boolean,
): Promise<ReadonlyMap<string, string>> {
  const examples = new Map<string, string>();
  for (const style of styles.slice(0, mostExamples)) {
    if (isWanted()) {
      await pause(0);
      const formatted = await references.format(style, [paper]);
      examples.set(
        cslId(style),
        "problem" in formatted ? `$(warning) ${asExample(formatted.problem)}` : asExample(formatted.references.join(" ")),
      );
    }
  }
  return examples;
}

function rowsOf(
  { own, first, leading }: StylePickOptions,
  styles: readonly ReferenceStyle[],
  examples: ReadonlyMap<string, string>,
): readonly StyleRow[] {
  const ownRows = own.map(({ style, example, note = "" }): StyleRow => ({
    label: style.label,
    description: note,
    detail: example,
    choice: { kind: "own", style },
  }));
  const cslRows = styles.map((style): StyleRow => {
    const description = style.isBundled ? "" : vscode.workspace.asRelativePath(style.uri);
    return { label: style.label, description, detail: examples.get(cslId(style)) ?? "…", choice: { kind: "csl", style } };
  });
  const isFirst = ({ choice }: StyleRow): boolean => idOf(choice) === first?.id;
  const pinned = [...ownRows, ...cslRows].filter(isFirst).map((row) => ({
    ...row,
    description: [first?.note, row.description].filter((part) => part !== undefined && part !== "").join(" · "),
  }));
  const group = (label: string, rows: readonly StyleRow[]): readonly StyleRow[] => [
    { label, kind: vscode.QuickPickItemKind.Separator },
    ...rows.filter((row) => !isFirst(row)),
  ];
  const groups = [group("CiteLens", ownRows), group(cslHeading, cslRows)];
  return [...pinned, ...(leading === "own" ? groups : groups.reverse()).flat()];
}
