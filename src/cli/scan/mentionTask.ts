import type { Workspace } from "../../core/mentions/judge/score/readWorkspace";
import { createPositions, type Position } from "../positions";
import type { Task } from "./work";

/** A mention with its position in a file. */
export interface FoundMention {
  readonly text: string;
  readonly start: Position;
  readonly end: Position;
  readonly papers: readonly { readonly citekey: string; readonly title: string }[];
}

/** Finds the mentions in files, with the texts of their workspace as evidence. */
export const mentionTask: Task<readonly FoundMention[]> = {
  name: "mentions",
  create(lookUp) {
    let workspace: Workspace | undefined;
    return {
      enter(texts) {
        workspace = texts.length === 0 ? undefined : lookUp.readWorkspace(texts);
      },
      read({ text: decode, utf8 }) {
        const starts = utf8 && lookUp.startsIn(utf8);
        const text = starts?.length === 0 ? undefined : decode();
        const mentions = text === undefined ? [] : lookUp.find(text, undefined, workspace, starts);
        if (text === undefined || mentions.length === 0) {
          return undefined;
        }
        const { at } = createPositions(text);
        return mentions.map(({ start, end, papers }) => ({
          text: text.slice(start, end),
          start: at(start),
          end: at(end),
          papers: papers.map(({ citekey, title }) => ({ citekey, title })),
        }));
      },
    };
  },
};
