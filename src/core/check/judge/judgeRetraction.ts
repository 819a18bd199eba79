import { recordsOf } from "../../formats/records/packedRecords";
import type { Paper } from "../../paper";
import { isMarkedAsRetracted } from "../titles/titleWords";
import type { Finding } from "../finding";
import type { Reference } from "../reference";
import type { Identified } from "./identify";

/** Returns a finding if the library knows that the paper is withdrawn or retracted, and the reference does not say so. */
export function judgeRetraction(
  { title, identifiers, saysRetracted = false }: Reference,
  { records, rank }: Identified,
): readonly Finding[] {
  const place = title ?? identifiers[0];
  const retracted = rank <= 1 ? records.find(({ known, title: agrees }) => agrees !== "near" && isRetracted(known.paper)) : undefined;
  if (!place || !retracted || saysRetracted || (title && isMarkedAsRetracted(title.value))) {
    return [];
  }
  const { paper, source } = retracted.known;
  return [
    {
      kind: "retracted",
      severity: "warning",
      ...{ start: place.start, end: place.end, written: title?.value ?? "", known: "retracted", paper, source },
      message: "This paper is retracted or withdrawn.",
    },
  ];
}

const hint = /retract|withdraw/i;
const inStatus = /^\s*(?:retracted|withdrawn)/i;
const inNote = /\b(?:retracted|withdrawn)\b(?!\s+(?:from\s+the\s+)?consideration)/i;
const inAbstract =
  /^\W{0,5}(?:this|the)\s(?:paper|article|submission|manuscript|work|preprint)\s(?:has\sbeen|was|is)\s(?:temporarily\s)?(?:withdrawn|retracted)/i;

/** Returns whether a record says that its paper is retracted or withdrawn. */
export function isRetracted(paper: Paper): boolean {
  if (isMarkedAsRetracted(paper.title) || inAbstract.test((paper.abstract ?? "").slice(0, 200))) {
    return true;
  }
  return (paper.records ?? []).some((packed) => hint.test(packed)) && recordsOf(paper).some(saysRetracted);
}

function saysRetracted(item: Readonly<Record<string, unknown>>): boolean {
  const text = (name: string): string => (typeof item[name] === "string" ? item[name] : "");
  return (
    inStatus.test(text("status")) || inNote.test(text("note")) || hasRetraction(item["updated-by"]) || isMarkedAsRetracted(text("title"))
  );
}

/** Crossref lists the notices about a work: `"updated-by": [{ "type": "retraction", … }]`. */
function hasRetraction(updates: unknown): boolean {
  return Array.isArray(updates) && updates.some((one: unknown) => /"type":"(?:retraction|withdrawal|removal)"/.test(JSON.stringify(one)));
}
