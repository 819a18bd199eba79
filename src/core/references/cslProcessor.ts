import type { CslElement } from "./parseCsl";

/**
 * The part of citeproc-js 2.4.63 that we use. It is not in our bundle: the caller loads it, unmodified, from a file of its own and passes it in.
 * See https://citeproc-js.readthedocs.io, "Running the Processor".
 */
export interface CslProcessor {
  readonly Engine: new (system: CslSystem, style: CslElement, locale: string, isForced: boolean) => CslEngine;
  readonly Output: { readonly Formats: Record<string, CslOutputFormat> };
  /** Returns the locales that a style needs, including their fallbacks: `["en-US", "de-DE", "de-AT"]`. */
  readonly getLocaleNames: (style: CslElement, locale: string | undefined) => string[];
}

/** The functions that mark up a kind of output, or `false` for no markup, by their names. */
export type CslOutputFormat = Readonly<Record<string, unknown>>;

/** The callbacks of the processor. It modifies the objects that they return. */
export interface CslSystem {
  readonly retrieveLocale: (locale: string) => CslElement | false;
  readonly retrieveItem: (id: string) => unknown;
}

/** A processor that has loaded a style. */
export interface CslEngine {
  setOutputFormat(format: string): void;
  /** Returns a term of the locale in use. The result is not a text if there is no such term. */
  getTerm(term: string, form: "long", plural: 0): unknown;
  updateItems(ids: readonly string[]): unknown;
  /** Returns `false` if the style has no bibliography. */
  makeBibliography(): readonly [parameters: unknown, entries: readonly string[]] | false;
  makeCitationCluster(items: readonly { readonly id: string }[]): string;
}

/** Returns whether the exports of a file have the parts of the processor that we use. */
export function isCslProcessor(value: unknown): value is CslProcessor {
  return typeof value === "function" || (typeof value === "object" && value !== null)
    ? ["Engine", "getLocaleNames"].every((name) => typeof Reflect.get(value, name) === "function") &&
        typeof Reflect.get(value, "Output") === "object"
    : false;
}
