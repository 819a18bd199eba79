import type { Citation } from "../syntaxes/citation";

/** A text that a citation may have besides its keys: before the key, the place in the paper, and after that. */
export type CitedField = "prefix" | "locator" | "suffix";

export const citedFields: readonly CitedField[] = ["prefix", "locator", "suffix"];

/** How a paper is cited: the id of the form, such as `"citet"`, and the texts around the key. An empty text is absent. */
export type CitedForm = Readonly<Record<"form" | CitedField, string>>;

/** A form that a syntax has. */
export interface FormChoice {
  /** The command, style or role, as it stands in the text. */
  readonly id: string;
  /** The citation in this form, with `key` for the key. */
  readonly example: string;
  /** The printed result, for the user: "in parentheses". */
  readonly meaning: string;
  /** The texts that this form can have. */
  readonly fields: readonly CitedField[];
}

/** A citation in a text. The offset shows which key of several is meant. */
export interface FormPlace {
  readonly text: string;
  readonly citation: Citation;
  readonly offset: number;
}

/** A citation that was read, with its texts as they are written in the source. */
export interface FormReading {
  /** The range that `write` replaces: the citation with everything that belongs to it. */
  readonly start: number;
  readonly end: number;
  readonly cited: CitedForm;
  /** Returns the citation in another form. The texts must be written as the source needs them. */
  readonly write: (cited: CitedForm) => string;
}

/** How a syntax writes forms. */
export interface FormSyntax {
  /** The ids of the syntaxes to which this applies. */
  readonly syntaxes: readonly string[];
  /** Returns the forms to choose from in a document, the most usual first. */
  readonly forms: (documentText: string) => readonly FormChoice[];
  /** Returns a form that a citation has, but that is not among those to choose from. */
  readonly unlisted?: (form: string, documentText: string) => FormChoice;
  /** Returns `undefined` for a citation that has no other form, such as a part of `\cites{a}{b}`. */
  readonly read: (place: FormPlace, documentText: string) => FormReading | undefined;
  /** Returns a typed text as the source needs it. `plain` is the inverse. */
  readonly escape: (typed: string) => string;
  readonly plain: (source: string) => string;
  /** Matches characters that no escaping can write in a field. */
  readonly unwritable?: Partial<Readonly<Record<CitedField, RegExp>>>;
}

/** Returns the offset behind the bracket that closes the one at `open`, within `maxChars`; a backslash escapes the next character. */
export function closingBracket(text: string, open: number, brackets: "[]" | "{}", maxChars: number): number | undefined {
  const [opening, closing] = [brackets[0], brackets[1]];
  let depth = 0;
  const last = Math.min(text.length, open + maxChars);
  for (let at = open; at < last; at++) {
    const sign = text[at];
    if (sign === "\\") {
      at++;
    } else if (sign === opening) {
      depth++;
    } else if (sign === closing) {
      depth--;
      if (depth === 0) {
        return at + 1;
      }
    }
  }
  return undefined;
}

/** Escapes the characters that a pattern matches with a backslash. */
export function withBackslashes(text: string, special: RegExp): string {
  return text.replace(special, "\\$&");
}
