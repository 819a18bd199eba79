import type { CslElement } from "./parseCsl";

/**
 * What is used of citeproc-js 2.4.63, which is no part of CiteLens's own bundle: it comes from a file of its own, unmodified, and is handed in.
 * See its documentation at https://citeproc-js.readthedocs.io, "Running the Processor".
 */
export interface CslProcessor {
  readonly Engine: new (system: CslSystem, style: CslElement, locale: string, isForced: boolean) => CslEngine;
  readonly Output: { readonly Formats: Record<string, CslOutputFormat> };
  /** The locales that a style needs, those that it builds on among them: `["en-US", "de-DE", "de-AT"]`. */
  readonly getLocaleNames: (style: CslElement, locale: string | undefined) => string[];
}

/** How a kind of output is marked; `false` where it is not. Only the marks that are changed here are named. */
export type CslOutputFormat = Readonly<Record<string, unknown>>;

/** What the processor asks for. It writes into what it is given. */
export interface CslSystem {
  readonly retrieveLocale: (locale: string) => CslElement | false;
  readonly retrieveItem: (id: string) => unknown;
}

/** A style made ready. */
export interface CslEngine {
  setOutputFormat(format: string): void;
  updateItems(ids: readonly string[]): unknown;
  /** `false` for a style that has no bibliography. */
  makeBibliography(): readonly [parameters: unknown, entries: readonly string[]] | false;
  makeCitationCluster(items: readonly { readonly id: string }[]): string;
}

/** Whether what a file exports is the processor, as far as it is used. */
export function isCslProcessor(value: unknown): value is CslProcessor {
  return typeof value === "function" || (typeof value === "object" && value !== null)
    ? ["Engine", "getLocaleNames"].every((name) => typeof Reflect.get(value, name) === "function") &&
        typeof Reflect.get(value, "Output") === "object"
    : false;
}
