import type { Source, SourceAnswer, SourceResponse } from "../core/sources/source";

/** Reads an answer. Each paper has the date of the answer. */
export function parseDated(source: Source, response: SourceResponse): SourceAnswer {
  const answer = source.parse(response);
  const { at } = response;
  return answer.kind !== "found" || at === undefined ? answer : { kind: "found", found: answer.found.map((one) => ({ ...one, asOf: at })) };
}
