import type { Finding } from "../finding";
import type { Identifier, Reference, Stated } from "../reference";
import { identifiersOf, type KnownPaper, type KnownPapers } from "./knownPapers";

/** Returns what a reference says that differs from what is known, in the order of the text. */
export function judgeReference(reference: Reference, known: KnownPapers, now: { readonly year: number }): readonly Finding[] {
  const findings = [...otherPapersIds(reference, known), ...futureYear(reference, now)];
  return findings.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** The title is that of one paper, and an identifier is that of another. */
function otherPapersIds({ title, identifiers }: Reference, known: KnownPapers): readonly Finding[] {
  const titled = title ? known.withTitle(title.value) : [];
  return identifiers.flatMap((identifier): readonly Finding[] => {
    const owners = known.withIdentifier(identifier.value);
    const [meant] = titled;
    const [owner] = owners;
    const isShared = owners.some(({ paper }) => titled.some((one) => one.paper === paper));
    return meant && owner && !isShared ? [otherPaperId(identifier, meant, owner)] : [];
  });
}

function otherPaperId({ value, start, end }: Stated<Identifier>, meant: KnownPaper, owner: KnownPaper): Finding {
  const own = identifiersOf(meant.paper).find(({ kind }) => kind === value.kind)?.id;
  return {
    kind: "other-paper-id",
    severity: "error",
    ...{ start, end, written: value.id, known: own ?? "", paper: meant.paper, source: owner.source },
    message: `This identifier is that of "${owner.paper.title}".`,
    ...(own === undefined ? {} : { fix: own }),
  };
}

function futureYear({ year }: Reference, now: { readonly year: number }): readonly Finding[] {
  return year && year.value > now.year + 1
    ? [
        {
          kind: "year",
          severity: "error",
          ...{ start: year.start, end: year.end, written: String(year.value), known: "", source: "the calendar" },
          message: "This year is in the future.",
        },
      ]
    : [];
}
