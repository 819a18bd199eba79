import { nameKey } from "../../../names/text/nameKey";
import type { Alias } from "../../../paper";
import type { WordForm } from "../../forms/form";
import { Fit } from "../../scan/compare";
import type { Evidence } from "./features/evidence";
import { shapeOf } from "./formShape";
import type { PaperTopic } from "./paperTopic";
import { firstFrom, isWord, type WordCandidate } from "./place";
import { type Chunk, chunkSize, type FormLookUp, readChunk, type TextReader } from "./readText";
import { subjectOf, type Workspace } from "./readWorkspace";

/** Fewer words of a workspace do not decide what it is about. */
const minWorkspaceWords = 100;

/** Returns what the text around a place and the workspace say about the name there. */
export function evidenceFor(
  reader: TextReader,
  { start, form, fit }: WordCandidate,
  topicOfPaper: (paper: number) => PaperTopic,
  workspace?: Workspace,
): Evidence {
  // A short text, such as a bibliography with one entry, says nothing of what else the workspace is about.
  const topic = workspace && workspace.words >= minWorkspaceWords ? workspace : workspaceOf(reader, start);
  const readings = workspace?.readings ?? [];
  const around = chunksAround(reader, start);
  const isExact = (fit & Fit.exact) !== 0;
  let [exact, folded, spelling] = [isExact ? -1 : 0, isExact ? 0 : -1, 0];
  for (const { names } of around) {
    const found = names.get(form.alias);
    exact += found?.exact ?? 0;
    folded += found?.folded ?? 0;
    spelling ||= found?.spelling ?? 0;
  }
  return {
    exactPlaces: Math.max(0, exact),
    foldedPlaces: Math.max(0, folded),
    spelling,
    isCited: around.some(({ cited }) => cited.has(form.paper)),
    hasOtherName: around.some(({ aliases }) => hasOtherName(aliases.get(form.paper), form.alias)),
    isCitedInWorkspace: readings.some(({ cited }) => cited.has(form.paper)),
    isNamedInWorkspace: readings.some(({ names }) => (names.get(form.alias)?.exact ?? 0) > 0),
    workspaceScore: topic.score,
    workspaceStrong: topic.strong,
    ...namesNear(reader.chunk(Math.floor(start / chunkSize)), start, form, topicOfPaper),
  };
}

/**
 * Returns whether the file or the workspace cites the paper of a name, or the file has another name of it, however short the text is.
 *
 * @param ofPaper if given, chunks that were not read yet are read for the forms of this paper only, which is faster for a single name
 */
export function hasEvidence(
  reader: TextReader,
  { start, form }: WordCandidate,
  workspace?: Workspace,
  ofPaper?: (paper: number) => FormLookUp,
): boolean {
  if (workspace?.readings.some(({ cited }) => cited.has(form.paper))) {
    return true;
  }
  const index = Math.floor(start / chunkSize);
  return [index, index - 1, index + 1].some((one) => {
    const chunk = ofPaper && !reader.hasRead(one) ? readChunk(ofPaper(form.paper), reader.text, one) : reader.chunk(one);
    return hasEvidenceIn(chunk, form);
  });
}

function hasEvidenceIn({ cited, aliases }: Chunk, { paper, alias }: WordForm): boolean {
  return cited.has(paper) || hasOtherName(aliases.get(paper), alias);
}

/** Returns what a text itself says of its workspace, if nothing else is known of it. */
function workspaceOf({ blocks }: TextReader, start: number): Workspace {
  return { readings: [], ...subjectOf([blocks.head(), ...blocks.around(start).topics]) };
}

function chunksAround(reader: TextReader, offset: number): readonly Chunk[] {
  const index = Math.floor(offset / chunkSize);
  return [reader.chunk(index - 1), reader.chunk(index), reader.chunk(index + 1)];
}

const near = 1_500;
const maxOthers = 8;

/** Texts that repeat names without end must not take long. */
const maxLookedAt = 200;

/**
 * Returns the papers of coined names in their own spelling near a place, without those of the same name, and how many names there are
 * near it, in any spelling, that are no words.
 */
function namesNear(
  { candidates }: Chunk,
  start: number,
  form: WordForm,
  topicOfPaper: (paper: number) => PaperTopic,
): Pick<Evidence, "otherPapers" | "namesNear"> {
  const { key: own } = shapeOf(form);
  const papers = new Set<number>();
  const names = new Set<Alias>();
  const first = firstFrom(candidates, start - near);
  for (let index = first; index < first + maxLookedAt; index++) {
    const other = candidates[index];
    if (!other || other.start > start + near) {
      break;
    }
    if (other.form.paper === form.paper || !isWord(other)) {
      continue;
    }
    const { key, isCoined, isName, letters, commonJoined } = shapeOf(other.form);
    if (key === own) {
      continue;
    }
    if (isName && isCoined && (other.fit & Fit.exact) !== 0 && papers.size < maxOthers) {
      papers.add(other.form.paper);
    }
    if (isName && letters >= minClearLetters && commonJoined === 0) {
      names.add(other.form.alias);
    }
  }
  return { otherPapers: [...papers].map(topicOfPaper), namesNear: names.size };
}

/** A name with fewer letters may stand anywhere. */
const minClearLetters = 4;

/** Returns whether one of the aliases and this one are two names, neither of them a part of the other. */
function hasOtherName(aliases: ReadonlySet<Alias> | undefined, alias: Alias): boolean {
  if (!aliases) {
    return false;
  }
  const own = nameKey(alias.text);
  for (const other of aliases) {
    const key = nameKey(other.text);
    if (other !== alias && key.length >= 4 && !key.includes(own) && !own.includes(key)) {
      return true;
    }
  }
  return false;
}
