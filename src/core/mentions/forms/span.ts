import type { Form } from "./form";

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
