import type { Finding } from "../finding";
import type { Reference } from "../reference";
import type { Identified } from "./identify";
import { judgeIdentifiers } from "./judgeIdentifiers";
import { judgeParts } from "./judgeParts";
import { judgePlaceholders } from "./judgePlaceholders";
import { judgeRepositories } from "./judgeRepositories";
import { judgeRetraction } from "./judgeRetraction";
import { judgeDates } from "./judgeDates";
import type { KnownPapers } from "./knownPapers";

/** Returns what a reference says that differs from what is known, in the order of the text. */
export function judgeReference(
  reference: Reference,
  identified: Identified,
  { known, now }: { readonly known: KnownPapers; readonly now: { readonly year: number } },
): readonly Finding[] {
  const placeholders = judgePlaceholders(reference, identified);
  const findings = [
    ...placeholders,
    ...judgeIdentifiers(reference, identified),
    ...judgeParts(reference, identified, known),
    ...judgeRepositories(reference, identified, known),
    ...judgeRetraction(reference, identified),
    ...judgeDates(reference, identified, now),
  ];
  const isPlaceholder = ({ start, end, kind }: Finding): boolean =>
    kind !== "placeholder" && placeholders.some((one) => one.start <= start && end <= one.end);
  return findings.filter((one) => !isPlaceholder(one)).sort((a, b) => a.start - b.start || a.end - b.end);
}
