import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { parseCslJson } from "../../../src/core/formats/csl/parseCslJson";
import { checksum } from "../../../src/core/hash";
import { bundledPapers } from "../../../src/core/library/bundledPapers";
import { nameKey } from "../../../src/core/names/text/nameKey";
import type { Paper } from "../../../src/core/paper";

/** The names of a paper, by somebody who read its title and abstract. */
export interface Label {
  readonly title: string;
  readonly introduces: readonly { readonly name: string; readonly long?: string | null; readonly kind: "name" | "url" | "phrase" }[];
  /** Names of others. */
  readonly mentions: readonly string[];
  /** Words that look like names. */
  readonly ordinary?: readonly string[];
  /** Strings that may be names of the paper or not. */
  readonly unsure?: readonly string[];
  /** For each name, how code writes it, and what looks like it and is something else. */
  readonly code_forms: Readonly<Record<string, { readonly yes: readonly string[]; readonly no: readonly string[] }>>;
  readonly queries?: readonly string[];
  /** Where the paper is from: `… id=CITEKEY …`. */
  readonly source?: string;
}

type WrittenLabel = Pick<Label, "title"> & Partial<Label>;

/** Returns the labels of a file, in which empty fields may be left out. */
export function readLabels(file: string): readonly Label[] {
  const written = JSON.parse(readFileSync(file, "utf8")) as readonly WrittenLabel[];
  return written.map((label) => ({ introduces: [], mentions: [], code_forms: {}, ...label }));
}

/** Returns the papers of a CSL-JSON file, gzipped or not, without names. */
export function readCslFile(file: string): readonly Paper[] {
  const bytes = readFileSync(file);
  return parseCslJson((file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8")).papers;
}

/** Returns each label with its paper, from a CSL-JSON file or from the bundled papers. Labels without a paper are left out. */
export function pairLabels(
  labels: readonly Label[],
  papers: readonly Paper[] = bundledPapers,
): readonly { readonly label: Label; readonly paper: Paper }[] {
  const byCitekey = new Map(papers.map((paper) => [paper.citekey, paper]));
  const byTitle = new Map(papers.map((paper) => [nameKey(paper.title), paper]));
  return labels.flatMap((label) => {
    const id = /\bid=(\S+)/.exec(label.source ?? "")?.[1];
    const paper = (id === undefined ? undefined : byCitekey.get(id)) ?? byTitle.get(nameKey(label.title));
    return paper === undefined ? [] : [{ label, paper }];
  });
}

/** The parts of a set of labels: half to fit on, a quarter to choose by, a quarter to look at once. */
export type LabelPart = "fit" | "choose" | "held";

const seed = "names 1:";

/** Returns the part to which a paper's label belongs: always the same for the same title. */
export function partOf(title: string): LabelPart {
  const [part = "fit"] = (["fit", "fit", "choose", "held"] as const).slice(checksum(new TextEncoder().encode(seed + nameKey(title))) % 4);
  return part;
}
