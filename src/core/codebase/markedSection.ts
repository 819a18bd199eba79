import { markdownLines } from "../text/fences";
import { linesFrom, type TextLine } from "../text/lines";

/** The markers of a section with references, which an export renews, in a language. */
export interface MarkedLanguage {
  readonly open: string;
  readonly close: string;
  /** Returns the lines of a text on which markers count. */
  lines(text: string): Iterable<TextLine>;
}

export const markedMarkdown: MarkedLanguage = {
  open: "<!-- citelens:references -->",
  close: "<!-- /citelens:references -->",
  *lines(text) {
    for (const { kind, line } of markdownLines(text, 0)) {
      if (kind === "text") {
        yield line;
      }
    }
  },
};

export const markedRst: MarkedLanguage = {
  open: ".. citelens:references",
  close: ".. /citelens:references",
  lines: (text) => linesFrom(text, 0),
};

/** Half-open offsets of what is between the markers. */
export interface Section {
  readonly start: number;
  readonly end: number;
}

/** Returns the range between the markers, `undefined` if there are no markers, and `"problem"` if one of them is missing or there are several. */
export function findSection({ open, close, lines }: MarkedLanguage, text: string): Section | "problem" | undefined {
  if (!text.includes("citelens:references")) {
    return undefined;
  }
  const [opening, closing]: [TextLine[], TextLine[]] = [[], []];
  for (const line of lines(text)) {
    const written = line.text.trimEnd();
    if (written === open) {
      opening.push(line);
    } else if (written === close) {
      closing.push(line);
    }
  }
  const [[start], [end]] = [opening, closing];
  if (!start && !end) {
    return undefined;
  }
  const isPair = opening.length === 1 && closing.length === 1;
  return isPair && start && end && start.next <= end.start ? { start: start.next, end: end.start } : "problem";
}

/** Returns the sections that exports wrote into a text. A paper in them is not used for that reason. */
export function exportedSections(text: string): readonly Section[] {
  return [markedMarkdown, markedRst].flatMap((language) => {
    const section = findSection(language, text);
    return section === undefined || section === "problem" ? [] : [section];
  });
}
