import type { Alias } from "../../paper";

/**
 * One way of writing an alias that is looked for: the alias itself, the part of a title before its subtitle, a phrase without its
 * head noun, an arXiv id. The text's letters and digits are what must stand in the file, in any case; what stands between them says
 * where the file may have separators.
 */
export type Form = WordForm | AddressForm;

interface AnyForm {
  readonly text: string;
  /** Index of the paper in the matcher's list. */
  readonly paper: number;
  readonly alias: Alias;
}

/** The alias as it is (`whole`), with a word dropped or shortened (`variant`), or in another order, which only identifiers have (`turned`). */
export interface WordForm extends AnyForm {
  readonly kind: "whole" | "variant" | "turned";
}

/** An id or address of the paper; its alias says which. */
export interface AddressForm extends AnyForm {
  readonly kind: "arxiv" | "doi" | "repository" | "page";
}

/** Whether this is an id or an address and not words. */
export function isAddress(form: Form): form is AddressForm {
  return form.kind === "arxiv" || form.kind === "doi" || form.kind === "repository" || form.kind === "page";
}

/** A mention in the making: where it stands, and the forms that were found there, each with how well. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly forms: readonly [FoundForm, ...FoundForm[]];
}

/** A form found at a span. */
export interface FoundForm {
  readonly form: Form;
  /** The name has the paper's own case. */
  readonly exact: boolean;
  /** The text mentions the paper elsewhere, in a way that can hardly be anything else. */
  readonly evidence: boolean;
}
