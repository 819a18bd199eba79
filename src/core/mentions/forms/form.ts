import type { Alias } from "../../paper";

/**
 * One way of writing an alias: the alias itself, a title without its subtitle, a phrase without its head noun, an arXiv id. A
 * file must have the same letters and digits, in any case. The characters between them show where the file may have separators.
 */
export type Form = WordForm | AddressForm;

interface AnyForm {
  readonly text: string;
  /** Index of the paper in the matcher's list. */
  readonly paper: number;
  readonly alias: Alias;
}

/**
 * The alias as it is (`whole`), with a word left out or shortened (`variant`), or with its words in another order, which occurs
 * only in identifiers (`reordered`).
 */
export interface WordForm extends AnyForm {
  readonly kind: "whole" | "variant" | "reordered";
}

/** An id or address of the paper; its alias says which. */
export interface AddressForm extends AnyForm {
  readonly kind: "arxiv" | "doi" | "site" | "repository" | "page";
  /** The text that must follow the form: the parameters of an address, which a name never has. */
  readonly rest?: string;
  /** The site that gave an id of the kind `site`. */
  readonly site?: string;
}

/** Returns whether a form is an id or an address. */
export function isAddress(form: Form): form is AddressForm {
  return form.kind !== "whole" && form.kind !== "variant" && form.kind !== "reordered";
}

/** A candidate for a mention: its offsets, and the forms that were found there. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly forms: readonly [FoundForm, ...FoundForm[]];
}

/** A form found at a span. */
export interface FoundForm {
  readonly form: Form;
  /** The text has the paper's own case. */
  readonly exact: boolean;
  /** The text or the workspace cites the paper. */
  readonly evidence: boolean;
  /** The probability that the paper is meant. */
  readonly score: number;
}
