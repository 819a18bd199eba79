import type { MentionLookUp } from "../../core/mentions/createMentionMatcher";
import type { Workspace } from "../../core/mentions/judge/score/readText";
import { createPositions } from "../positions";
import type { FoundMention, Work } from "./work";

/** Returns the work of finding mentions. Its context are the texts at the root of a workspace, as evidence for the files in it. */
export function createMentionWork(lookUp: Pick<MentionLookUp, "find" | "readWorkspace">): Work<readonly string[], readonly FoundMention[]> {
  let workspace: Workspace | undefined;
  return {
    enter(texts) {
      workspace = texts.length === 0 ? undefined : lookUp.readWorkspace(texts);
    },
    read(text) {
      const mentions = lookUp.find(text, undefined, workspace);
      if (mentions.length === 0) {
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
}
