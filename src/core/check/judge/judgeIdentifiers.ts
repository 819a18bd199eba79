import type { Finding } from "../finding";
import type { Identifier, Reference, Stated } from "../reference";
import type { Compared, Identified } from "./identify";
import { identifiersOf, keyOf } from "./knownPapers";

/** Returns the identifiers that are another paper's. */
export function judgeIdentifiers(reference: Reference, { records, rank, foreign }: Identified): readonly Finding[] {
  const owned = foreign.map(({ identifier, owner }) => ({
    ...base(identifier, records),
    ...{ source: owner.known.source, owner: owner.known.paper },
    severity: "error" as const,
    message: `This identifier is that of "${owner.known.paper.title}".`,
  }));
  const isSure =
    rank === 0 &&
    records.some(
      ({ title, authors }) => title === "same" && (authors.kind === "same" || (reference.form === "prose" && authors.kind === "unknown")),
    );
  const unowned = isSure ? reference.identifiers.flatMap((identifier) => unknownIdentifier(identifier, records)) : [];
  return [...owned, ...unowned.filter(({ start }) => owned.every((one) => one.start !== start))];
}

function base(identifier: Stated<Identifier>, records: readonly Compared[]): Omit<Finding, "severity" | "message" | "source"> {
  const { start, end, value, isElsewhere = false } = identifier;
  const paper = records[0]?.known.paper;
  const own = records.flatMap(({ known }) => identifiersOf(known.paper)).find(({ kind }) => kind === value.kind)?.id;
  return {
    kind: "other-paper-id",
    ...{ start, end, written: value.id, known: own ?? "" },
    ...(paper ? { paper } : {}),
    ...(own === undefined || isElsewhere ? {} : { fix: own }),
  };
}

/** An identifier that no known paper has, although the paper's own is known. */
function unknownIdentifier(identifier: Stated<Identifier>, records: readonly Compared[]): readonly Finding[] {
  const { value } = identifier;
  const own = records.flatMap(({ known }) => identifiersOf(known.paper).map((one) => ({ one, known })));
  const sameKind = own.filter(({ one }) => one.kind === value.kind);
  const [first] = sameKind;
  const isExclusive = sameKind.length > 0 && sameKind.every(({ one }) => excludes(one, value));
  return first && isExclusive
    ? [
        {
          ...base(identifier, records),
          severity: "warning",
          source: first.known.source,
          message: `The paper "${first.known.paper.title}" has the identifier ${first.one.id}.`,
        },
      ]
    : [];
}

/** A paper has one id at arXiv. It may have several DOIs, and pages at several sites. */
function excludes(known: Identifier, stated: Identifier): boolean {
  return known.kind === "arxiv" && keyOf(known) !== keyOf(stated);
}
