import type { Paper } from "../paper";
import type { Form } from "./forms/form";
import type { PaperTopic } from "./judge/score/paperTopic";
import type { FormLookUp, TextReader } from "./judge/score/readText";
import type { Starts } from "./scan/startsInBytes";

/** The data in which a matcher looks up names. */
export interface Matcher extends FormLookUp {
  readonly paperAt: (index: number) => Paper | undefined;
  /** True if there are so many papers that some of them have nearly every short name and many ordinary words as their names. */
  readonly isLarge: boolean;
  /** Returns whether the user wants this name to be shown in any case. */
  readonly isAlwaysShown: (form: Form) => boolean;
  readonly topicOfPaper: (paper: number) => PaperTopic;
  /** Returns the look-up of one paper's forms, the same objects as in this one. */
  readonly lookUpOfPaper: (paper: number) => FormLookUp;
  /** Returns the reader of a text. The last text's is kept, so that what was read for one mention serves for the next. */
  readonly readerOf: (text: string, starts?: Starts) => TextReader;
}

/** The part of a text in which to find mentions. */
export interface SpanRange {
  /** Mentions begin in `[start, end)`; they may end later. */
  readonly start: number;
  readonly end: number;
  /** If given, only the mention at this offset is requested. Others count only if they may overlap it. */
  readonly at?: number;
}
