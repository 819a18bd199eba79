import path from "node:path";
import { findTitles } from "../../core/check/references/prose/knownTitles";
import { mayHaveReferences } from "../../core/check/references/referencesIn";
import type { Task } from "../scan/work";
import { reasonToSkip } from "./readCheckedText";

/** The answer whether a text has references to check. A text that a program made is left out. */
export type TextWithReferences = "some" | "none" | "generated";

/**
 * Finds the files that have references. Most have none, and the others are read again in the first thread, which alone has the facts. A binary file
 * has no result.
 */
export const referenceTask: Task<TextWithReferences> = {
  name: "references",
  create: (...lookUps) => ({
    enter: () => undefined,
    read({ text: decode, utf8 }, file) {
      const whole = decode();
      if (whole === undefined || reasonToSkip(file, whole) !== undefined) {
        return whole === undefined ? undefined : "generated";
      }
      const findAll = (text: string) =>
        lookUps.flatMap((lookUp) => findTitles(text, lookUp, text === whole && utf8 ? lookUp.startsIn(utf8) : undefined));
      return mayHaveReferences(whole, { fileName: path.basename(file) }, findAll) ? "some" : "none";
    },
  }),
};
