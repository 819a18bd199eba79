import * as vscode from "vscode";
import type { CitationStyle } from "../../core/citations/styles/citationStyles";
import type { Paper } from "../../core/paper";
import { type Markup, markups } from "../../core/references/markup";
import { pause } from "../platform/slices";
import type { References, ReferenceStyle } from "../services/services";

/** A style that the user chose: one of CiteLens's own formats, or a CSL style. */
export type StyleChoice =
  { readonly kind: "own"; readonly style: CitationStyle } | { readonly kind: "csl"; readonly style: ReferenceStyle };

export interface StylePickOptions {
  readonly title: string;
  /** The paper that the examples show. */
  readonly paper: Paper;
  /** CiteLens's own formats, each with an example. */
  readonly own: readonly { readonly style: CitationStyle; readonly example: string; readonly note?: string }[];
  /** The kind that the user is more likely to want. It is above the other. */
  readonly leading: StyleChoice["kind"];
  /** The id of the choice that comes first, and a note that says why. */
  readonly first?: { readonly id: string; readonly note: string } | undefined;
  /** How the references of CSL styles are written, if the user can choose that here. */
  readonly markup?: { now: Markup } | undefined;
}

/** Returns the words by which users choose a markup. */
export function markupLabel(markup: Markup): string {
  switch (markup) {
    case "text":
      return vscode.l10n.t("plain text");
    case "markdown":
      return vscode.l10n.t("Markdown, with italics");
    case "html":
      return vscode.l10n.t("HTML, with italics");
  }
}

interface StyleRow extends vscode.QuickPickItem {
  readonly choice?: StyleChoice;
  /** The markup that the row chooses. */
  readonly markup?: Markup;
}

/** The length of the longest example, in UTF-16 code units. */
const maxExampleLength = 300;
/** The list waits this long for its examples, then it is shown without them. */
const examplesTimeoutMs = 200;
/** Rows change only after the user has not moved or typed for this long, so that no key that is on its way hits the wrong row. */
const quietBeforeUpdateMs = 400;
/** Only this many styles get an example. The folder of a setting may hold thousands. */
const maxExamples = 40;
/**
 * Returns the text of the empty box: the paper, and the notice that CPAL, the licence of citeproc-js, requires where the work is used. A
 * heading above the styles would leave no room for the first example.
 */
function boxText({ title }: Paper): string {
  return vscode.l10n.t("{0} · by citeproc-js (© Frank Bennett, CPAL)", shortTitle(title));
}

/**
 * Lets the user choose a style. The first time, it takes a second or two until all CSL styles have their examples. These then appear all at
 * once, and not while the user moves through the list, because VS Code may move the cursor when rows change.
 */
export async function pickStyle(references: References, options: StylePickOptions): Promise<StyleChoice | undefined> {
  const styles = await references.styles();
  const picker = vscode.window.createQuickPick<StyleRow>();
  showMarkup(picker, options);
  picker.placeholder = boxText(options.paper);
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
  const onMove = (): void => {
    lastMove = performance.now();
  };
  picker.onDidChangeActive(onMove);
  picker.onDidChangeValue(onMove);
  const examples = readExamples(references, { paper: options.paper, styles }, () => isOpen);
  const early = await Promise.race([examples, pause(examplesTimeoutMs)]);
  show(early ?? new Map());
  const chosen = new Promise<StyleChoice | undefined>((resolve) => {
    const writeAs = (markup: Markup | undefined): void => {
      if (options.markup && markup !== undefined) {
        options.markup.now = markup;
        showMarkup(picker, options);
        picker.value = "";
      }
    };
    picker.onDidTriggerButton(() => {
      writeAs(nextMarkup(options));
    });
    picker.onDidAccept(() => {
      const [row] = picker.activeItems;
      if (row?.markup === undefined) {
        resolve(row?.choice);
      } else {
        writeAs(row.markup);
      }
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
      while (isOpen && performance.now() - lastMove < quietBeforeUpdateMs) {
        await pause(quietBeforeUpdateMs);
      }
      if (isOpen) {
        show(late);
        picker.busy = false;
      }
    });
  }
  return chosen;
}

/** Shows how references are written in the title, and a button for the next way. */
function showMarkup(picker: vscode.QuickPick<StyleRow>, options: StylePickOptions): void {
  const next = nextMarkup(options);
  picker.title = options.markup ? `${options.title} · ${markupLabel(options.markup.now)}` : options.title;
  picker.buttons = next ? [{ iconPath: new vscode.ThemeIcon("italic"), tooltip: vscode.l10n.t("Write as {0}", markupLabel(next)) }] : [];
}

function nextMarkup({ markup }: StylePickOptions): Markup | undefined {
  return markup && markups[(markups.indexOf(markup.now) + 1) % markups.length];
}

/** Returns the text as one line in which VS Code shows no icons. */
export function asExample(text: string): string {
  const line = text.replace(/\s+/g, " ").replace(/\$(?=\()/g, "$\u2060");
  return line.length > maxExampleLength ? `${line.slice(0, maxExampleLength - 1)}…` : line;
}

/** The number of words that stay of a title in an example. */
const titleWords = 3;

/** Returns an example with only the beginning of its title, so that the row has room for the venue and the year, where styles differ. */
export function withShortTitle(example: string, title: string): string {
  const start = example.toLowerCase().indexOf(title.toLowerCase());
  const kept = shortTitle(title);
  const isShorter = start >= 0 && kept.length < title.length;
  return isShorter ? `${example.slice(0, start + kept.length - 1)}…${example.slice(start + title.length)}` : example;
}

/** Returns the beginning of a title. */
function shortTitle(title: string): string {
  const kept = title
    .split(" ")
    .slice(0, titleWords)
    .join(" ")
    .replace(/[:,.]$/, "");
  return kept.length + 2 < title.length ? `${kept.replace(/[\s:,;.–—-]{1,9}$/, "")}…` : title;
}

/** Returns the name of one of CiteLens's own formats in the user's language. */
export function ownFormatLabel({ id, label }: CitationStyle): string {
  const { t } = vscode.l10n;
  const labels = new Map([
    ["latex", t("LaTeX citation")],
    ["pandoc", t("Pandoc Markdown citation")],
    ["myst", t("MyST citation")],
    ["typst", t("Typst citation")],
    ["org", t("Org citation")],
    ["rst", t("reStructuredText citation")],
    ["asciidoc", t("AsciiDoc citation")],
    ["doxygen", t("Doxygen citation")],
    ["documenter", t("Documenter citation (Julia)")],
    ["bibtex", t("BibTeX entry")],
    ["comment", t("Reference in a comment")],
    ["text", t("Reference as plain text")],
    ["markdown-link", t("Markdown link")],
    ["cff", t("CITATION.cff reference")],
  ]);
  return labels.get(id) ?? label;
}

/** Returns the id by which a choice is stored. */
export function idOf(choice: StyleChoice | undefined): string | undefined {
  return choice && (choice.kind === "csl" ? cslId(choice.style) : choice.style.id);
}

/** The prefix distinguishes the ids of CSL styles from those of CiteLens's own formats. */
function cslId({ id }: ReferenceStyle): string {
  return `csl:${id}`;
}

/** Returns the paper in each style, or the problem of the style, by the ids of choices. */
async function readExamples(
  references: References,
  { paper, styles }: { readonly paper: Paper; readonly styles: readonly ReferenceStyle[] },
  isWanted: () => boolean,
): Promise<ReadonlyMap<string, string>> {
  const examples = new Map<string, string>();
  for (const style of styles.slice(0, maxExamples)) {
    if (isWanted()) {
      await pause(0);
      const formatted = await references.format(style, [paper]);
      examples.set(
        cslId(style),
        "problem" in formatted
          ? `$(warning) ${asExample(formatted.problem)}`
          : asExample(withShortTitle(formatted.references.join(" "), paper.title)),
      );
    }
  }
  return examples;
}

function rowsOf(
  { own, first, leading, markup }: StylePickOptions,
  styles: readonly ReferenceStyle[],
  examples: ReadonlyMap<string, string>,
): readonly StyleRow[] {
  const ownRows = own.map(({ style, example, note = "" }): StyleRow => ({
    label: ownFormatLabel(style),
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
  const groups = [group("CiteLens", ownRows), group(leading === "csl" ? "" : "CSL", cslRows)];
  const ways = markups.map((one): StyleRow => ({ label: `$(italic) ${vscode.l10n.t("Write as {0}", markupLabel(one))}`, markup: one }));
  return [
    ...pinned,
    ...(leading === "own" ? groups : groups.reverse()).flat(),
    ...(markup ? [{ label: vscode.l10n.t("Markup of CSL Styles"), kind: vscode.QuickPickItemKind.Separator }, ...ways] : []),
  ];
}
