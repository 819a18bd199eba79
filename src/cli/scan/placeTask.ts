import path from "node:path";
import { bibliographiesNamedIn } from "../../core/bibliography/bibliographiesNamedIn";
import { citingLanguageOf } from "../../core/citations/reading/citingFiles";
import { type CitedPlace, findCitedKeys } from "../../core/codebase/citedKeys";
import { findPlaces, type FoundPlace } from "../../core/codebase/findPlaces";
import { notebookSources } from "../../core/codebase/notebookSources";
import { type SkipReason, skipReason } from "../../core/codebase/skipReason";
import type { Workspace } from "../../core/mentions/judge/score/readWorkspace";
import { runToEnd } from "../../core/sliced";
import type { Task } from "./work";

/** A place with the citekey of its paper, which costs less to send than the paper. */
export interface SentPlace extends Omit<FoundPlace, "paper"> {
  readonly citekey: string;
}

/** The places of a file and its cited keys, or why it was left out. */
export type FilePlaces = ReadPlaces | { readonly kind: SkipReason | "binary" };

export interface ReadPlaces {
  readonly kind: "read";
  readonly places: readonly SentPlace[];
  readonly cited: readonly CitedPlace[];
  /** The bibliographies that the file names, as written. Empty if it cites nothing. */
  readonly named: readonly string[];
}

/** Finds the places that mention papers. Each file has a result, which is counted. */
export const placeTask: Task<FilePlaces> = {
  name: "places",
  create(lookUp) {
    let workspace: Workspace | undefined;
    return {
      enter(texts) {
        workspace = texts.length === 0 ? undefined : lookUp.readWorkspace(texts);
      },
      read({ text: decode, utf8 }, file) {
        const text = decode();
        const reason = text === undefined ? "binary" : skipReason(file, text);
        if (text === undefined || reason !== undefined) {
          return { kind: reason ?? "binary" };
        }
        const fileName = path.basename(file);
        const places = runToEnd(findPlaces(text, { fileName, workspace, starts: utf8 && lookUp.startsIn(utf8) }, lookUp));
        const cited = runToEnd(findCitedKeys(text, { fileName }));
        return {
          kind: "read",
          places: places.map(({ paper, ...place }) => ({ ...place, citekey: paper.citekey })),
          cited,
          named: cited.length === 0 ? [] : namedIn(text, fileName),
        };
      },
    };
  },
};

function namedIn(text: string, fileName: string): readonly string[] {
  const languageId = citingLanguageOf(fileName);
  const written = languageId === undefined ? runToEnd(notebookSources(text)).map((cell) => cell.text) : [text];
  return bibliographiesNamedIn(written.join("\n"), languageId ?? "markdown");
}
