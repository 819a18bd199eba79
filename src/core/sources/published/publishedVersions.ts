import type { Paper } from "../../paper";
import { arxivKey } from "../../text/arxivId";
import { shownVenue } from "../../words/venueNames";
import { paperOfRecord } from "../paperOfFound";
import type { FoundPaper } from "../source";
import { judgeVersion, type VersionKind } from "./judgeVersion";
import { isServerDoi } from "./preprint";
import { askedForPublished } from "./sourcesAsked";

/** A publication of a preprint, with what every service says of it, the most trusted first. */
export interface PublishedVersion {
  readonly kind: VersionKind;
  readonly records: readonly [VersionRecord, ...VersionRecord[]];
  readonly isRetracted: boolean;
}

/** A publication as one service describes it. */
export interface VersionRecord {
  readonly found: FoundPaper;
  readonly paper: Paper;
}

const order: readonly VersionKind[] = ["published", "retitled", "workshop", "short"];

/**
 * Returns the publications of a preprint among what services found, the likeliest first. Records of one publication are one version. Leaves out
 * other papers, whatever their titles.
 */
export function publishedVersions(preprint: Paper, found: readonly FoundPaper[]): readonly PublishedVersion[] {
  const linked = linkedDois(preprint, found);
  const versions: { kind: VersionKind; readonly records: [VersionRecord, ...VersionRecord[]] }[] = [];
  const ranked = [...found].sort((one, other) => askedForPublished.indexOf(one.source) - askedForPublished.indexOf(other.source));
  for (const one of ranked) {
    const record = { found: one, paper: paperOfRecord(one) };
    const isLinked = isSameArxiv(preprint, record.paper) || (record.paper.doi !== undefined && linked.has(record.paper.doi));
    const kind = judgeVersion(preprint, { paper: record.paper, isLinked });
    const same = kind && versions.find(({ records }) => records.some((there) => areSameVersion(there.paper, record.paper)));
    if (same) {
      same.records.push(record);
      // A record may lack that the venue is a workshop's.
      same.kind = order.indexOf(kind) > order.indexOf(same.kind) ? kind : same.kind;
    } else if (kind) {
      versions.push({ kind, records: [record] });
    }
  }
  return versions
    .map(({ kind, records }) => ({ kind, records, isRetracted: records.some(({ found: { isRetracted } }) => isRetracted === true) }))
    .sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
}

/** Returns the DOIs of publications that the records of the preprint name, its own record among them. */
export function linkedDois(preprint: Paper, found: readonly FoundPaper[]): ReadonlySet<string> {
  const records = [preprint, ...found.map(paperOfRecord).filter((paper) => isSameArxiv(preprint, paper))];
  return new Set(records.flatMap(({ doi }) => (doi === undefined || isServerDoi(doi) ? [] : [doi])));
}

function isSameArxiv({ arxiv }: Paper, { arxiv: other }: Paper): boolean {
  return arxiv !== undefined && other !== undefined && arxivKey(arxiv) === arxivKey(other);
}

/** Records are of one publication if their DOIs are the same, or if nothing differs in venue and, by more than one, in year. */
function areSameVersion(one: Paper, other: Paper): boolean {
  if (one.doi !== undefined && other.doi !== undefined) {
    return one.doi === other.doi;
  }
  const [year, otherYear] = [one.published?.year, other.published?.year];
  return (
    shownVenue(one.published?.venue ?? "") === shownVenue(other.published?.venue ?? "") &&
    (year === undefined || otherYear === undefined || Math.abs(year - otherYear) <= 1)
  );
}
