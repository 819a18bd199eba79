import type { QueryProblem } from "../search/query/queryProblem";
import { english, type Translate } from "../text/translate";

const maxWrittenChars = 40;

/** Formats what is wrong with a part of a query, and what is right instead. */
export function formatQueryProblem(problem: QueryProblem, t: Translate = english): string {
  const written = problem.written.length > maxWrittenChars ? `${problem.written.slice(0, maxWrittenChars)}…` : problem.written;
  switch (problem.kind) {
    case "misspelled":
      return t("{0} is no filter. Did you mean {1}?", written, problem.meant);
    case "unknown":
      return t("{0} is no filter, so its words are searched for. Filters: {1}.", written, problem.known.join(", "));
    case "empty":
      return t("{0} needs a value, as in {1}, and is left out.", written, problem.examples.join(", "));
    case "year":
      return t("{0} is left out, because a year is a number, as in {1}.", written, problem.examples.join(", "));
    case "nothingHas":
      return t("{0} finds nothing. These do: {1}.", written, problem.known.join(", "));
    case "or":
      return t("{0} is left out. Papers with all words come first, and those with some of them follow.", written);
  }
}
