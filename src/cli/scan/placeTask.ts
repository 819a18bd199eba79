import path from "node:path";
import { findPlaces, type FoundPlace } from "../../core/codebase/findPlaces";
import { type SkipReason, skipReason } from "../../core/codebase/skipReason";
import type { Workspace } from "../../core/mentions/judge/score/readText";
import { runToEnd } from "../../core/sliced";
import type { Task } from "./work";

/** A place with the citekey of its paper, which costs less to send than the paper. */
export interface SentPlace extends Omit<FoundPlace, "paper"> {
  readonly citekey: string;
}

/** The places of a file, or why it was left out. */
export type FilePlaces = { readonly kind: "read"; readonly places: readonly SentPlace[] } | { readonly kind: SkipReason | "binary" };

/** Finds the places that mention papers. Each file has a result, which is counted. */
export const placeTask: Task<FilePlaces> = {
  name: "places",
  create(lookUp) {
    let workspace: Workspace | undefined;
    return {
      enter(texts) {
        workspace = texts.length === 0 ? undefined : lookUp.readWorkspace(texts);
      },
      read(text, file) {
        const reason = text === undefined ? "binary" : skipReason(file, text);
        if (text === undefined || reason !== undefined) {
          return { kind: reason ?? "binary" };
        }
        const places = runToEnd(findPlaces(text, { fileName: path.basename(file), workspace }, lookUp));
        return { kind: "read", places: places.map(({ paper, ...place }) => ({ ...place, citekey: paper.citekey })) };
      },
    };
  },
};
