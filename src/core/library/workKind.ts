import { recordsOf } from "../formats/records/packedRecords";
import type { Paper } from "../paper";

/** The kinds of works that may have the same title and author as another and yet are works of their own. */
type WorkKind = "thesis" | "chapter" | "book" | "other" | "unknown";

const kinds: ReadonlyMap<string, WorkKind> = new Map([
  ["thesis", "thesis"],
  ["chapter", "chapter"],
  ["entry-encyclopedia", "chapter"],
  ["entry-dictionary", "chapter"],
  ["book", "book"],
]);

/** The types of records that do not say what kind of work it is. */
const unknownTypes: ReadonlySet<string> = new Set(["", "article", "document", "manuscript", "webpage", "post", "post-weblog"]);

/**
 * Returns whether two papers are different works, although they have the same title and an author in common: a thesis and the article on it, a
 * chapter and its book, or two chapters that begin on different pages.
 */
export function areDifferentWorks(one: Paper, other: Paper): boolean {
  const [kind, otherKind] = [kindOf(one), kindOf(other)];
  if (kind === "chapter" && otherKind === "chapter") {
    const [page, otherPage] = [firstPage(one), firstPage(other)];
    return page !== undefined && otherPage !== undefined && page !== otherPage;
  }
  const isThesis = kind === "thesis" || otherKind === "thesis";
  const isBook = (kind === "chapter" && otherKind === "book") || (kind === "book" && otherKind === "chapter");
  return kind !== otherKind && kind !== "unknown" && otherKind !== "unknown" && (isThesis || isBook);
}

function firstPage({ published }: Paper): string | undefined {
  return published?.pages?.split("-")[0];
}

/** Returns the kind that the paper's most trusted record says, which is also known where no venue is. */
function kindOf(paper: Paper): WorkKind {
  const [record] = recordsOf({ records: paper.records?.slice(0, 1) ?? [] });
  const type = record ? record["type"] : paper.published?.kind;
  const text = typeof type === "string" ? type : "";
  return kinds.get(text) ?? (unknownTypes.has(text) ? "unknown" : "other");
}
