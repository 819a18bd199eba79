import { datePartsOf } from "../../formats/csl/dateParts";
import { recordsOf } from "../../formats/records/packedRecords";
import type { Paper } from "../../paper";

/**
 * Returns the year by which a paper is cited: that of its entry, or else of its publication, or else of its preprint. The entry comes first,
 * because its citekey and its reference have that year too, even where the id of a preprint is older.
 */
export function citedYear({ records = [], published, year }: Pick<Paper, "records" | "published" | "year">): number | undefined {
  const [record] = recordsOf({ records: records.slice(0, 1) });
  const [issued] = record ? datePartsOf(record["issued"]) : [];
  return issued ?? published?.year ?? year;
}
