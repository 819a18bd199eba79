import type { MentionLookUp } from "../../core/mentions/createMentionMatcher";
import { encodeLike } from "../../core/formats/encoding/encodeText";
import type { Paper } from "../../core/paper";
import type { CiteOutcome, CiteRequest } from "../../core/tools/agentTool";
import { formatDiff } from "../../core/tools/unifiedDiff";
import { NotReplaced, type Replacement, replaceFiles } from "../../disk/replaceFiles";
import { fileProblem } from "../fileProblem";
import { type CitedText, readCitedText } from "../documents/citedText";
import { type CitationPlan, placeOf, planCitation } from "./planCitation";
import { locate, type Roots, shownFile } from "../documents/roots";

/** Cites papers at a place of a file in the roots and records them in its bibliography. Writes all files or none. */
export async function citeInFile(
  request: CiteRequest,
  papers: readonly Paper[],
  roots: Roots,
  matcher: () => Pick<MentionLookUp, "at" | "find">,
): Promise<CiteOutcome> {
  const located = await locate(request.file, roots);
  if ("problem" in located) {
    return refused(located.problem);
  }
  const read = await readCitedText(located.path);
  if ("problem" in read) {
    return refused(`${shownFile(located.path, roots)}: ${read.problem}. Name a text file.`);
  }
  const place = placeOf(read, request);
  if ("problem" in place) {
    return refused(`${shownFile(read.file, roots)}: ${place.problem}`);
  }
  const planned = await planCitation(place, papers, { request, roots, matcher });
  return "problem" in planned ? refused(planned.problem) : write(planned, { request, roots, read });
}

function refused(problem: string): CiteOutcome {
  return { kind: "refused", problem };
}

interface Written {
  readonly request: CiteRequest;
  readonly roots: Roots;
  readonly read: CitedText;
}

async function write(planned: CitationPlan, { request, roots, read }: Written): Promise<CiteOutcome> {
  const { citekeys, text, entry, note } = planned;
  const changes = [{ read, after: text }, ...(entry ? [{ read: entry.bibliography, after: entry.text }] : [])].filter(
    (change) => change.after !== change.read.decoded.text,
  );
  const diff = formatDiff(
    changes.map((change) => ({ file: shownFile(change.read.file, roots), before: change.read.decoded.text, after: change.after })),
  );
  const outcome = { kind: "cited", citekeys, diff, ...(note === undefined ? {} : { note }) } as const;
  if (request.isPreview || changes.length === 0) {
    return { ...outcome, isWritten: false };
  }
  const replacements: Replacement[] = [];
  for (const change of changes) {
    const after = encodeLike(change.read.bytes ?? new Uint8Array(0), change.read.decoded, change.after);
    if (!after) {
      return refused(
        `${shownFile(change.read.file, roots)} is in ${change.read.decoded.encoding}, which lacks a character of the citation.`,
      );
    }
    replacements.push({ file: change.read.file, before: change.read.bytes, after });
  }
  try {
    await replaceFiles(replacements);
    return { ...outcome, isWritten: true };
  } catch (error) {
    const what = error instanceof NotReplaced ? `${shownFile(error.file, roots)}: ${error.reason}` : fileProblem(error);
    return refused(`${what}. Read the file again, or ask the user.`);
  }
}
