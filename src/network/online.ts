import type { FoundPaper, PaperId, SourceAnswer, SourceId, SourceRequest, SourceResponse } from "../core/sources/source";
import type { Why } from "../core/sources/why";

/** Why a service gave no answer. `later` has the seconds until it may be asked again, if they are known. */
export type Failure = { readonly source: SourceId } & (
  { readonly kind: "later"; readonly waitSeconds?: number } | { readonly kind: "broken"; readonly why: Why } | { readonly kind: "offline" }
);

/** A paper with everything that the services say of it, the most trusted first. */
export interface LookedUp {
  readonly found: readonly FoundPaper[];
  /** The services that do not have it. */
  readonly unknownTo: readonly SourceId[];
  readonly failures: readonly Failure[];
}

/** Candidates for a title, the most alike first, each with what every service says of it. */
export interface FoundByTitle {
  readonly candidates: readonly (readonly FoundPaper[])[];
  readonly failures: readonly Failure[];
}

/**
 * The one door to the network. Nothing is asked but by these functions, and they are called only when the user asks for that one thing or has
 * switched it on. They never reject but for an aborted signal.
 */
export interface Online {
  lookUp(id: PaperId, signal: AbortSignal): Promise<LookedUp>;
  findByTitle(title: string, signal: AbortSignal): Promise<FoundByTitle>;
  /** Asks one question. Waits for the service's turn; answers from the cache if it has one. */
  ask<T>(
    request: SourceRequest,
    parse: (response: SourceResponse) => SourceAnswer<T>,
    signal: AbortSignal,
  ): Promise<SourceAnswer<T> | (Failure & { readonly kind: "offline" })>;
}
