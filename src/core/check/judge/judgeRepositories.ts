import { isRepositoryOf } from "../../names/namedAfter";
import { compareAuthors } from "../names/compareAuthors";
import type { Finding } from "../finding";
import type { Reference } from "../reference";
import type { Identified } from "./identify";
import { identifiersOf, keyOf, type KnownPapers } from "./knownPapers";

/** Returns the repositories that belong to a paper by other authors, although the meant paper has its own. */
export function judgeRepositories({ identifiers }: Reference, { records, rank }: Identified, known: KnownPapers): readonly Finding[] {
  const [meant] = records;
  const own = records.flatMap(({ known: { paper } }) => identifiersOf(paper).filter(({ kind }) => kind === "repository"));
  if (!meant || rank > 0 || own.length === 0) {
    return [];
  }
  const { paper } = meant.known;
  return identifiers.flatMap((identifier): readonly Finding[] => {
    const { value, start, end } = identifier;
    const owners = value.kind === "repository" ? known.withIdentifier(value).filter((one) => isRepositoryOf(value.id, one.paper)) : [];
    const [owner] = owners;
    const isOwn = own.some((one) => keyOf(one) === keyOf(value));
    const isForeign = owners.every((one) => {
      const { kind, shared } = compareAuthors(paper.authors, one.paper.authors);
      return kind === "differ" && shared === 0;
    });
    return owner && !isOwn && isForeign
      ? [
          {
            kind: "repository",
            severity: "warning",
            ...{ start, end, written: value.id, known: own[0]?.id ?? "", paper, owner: owner.paper, source: owner.source },
            message: `This is the repository of "${owner.paper.title}".`,
          },
        ]
      : [];
  });
}
