import { isRecord, fieldOf, type UnknownRecord } from "../../record";
import { arxivKey, readArxivId } from "../../text/arxivId";
import { linkTo, mergeLinks } from "../../text/findLinks";
import { cslDate, filled, recordsField, textField } from "../reading/fields";
import { textOfMarkup } from "../reading/markup";
import { readName } from "../reading/names";
import { answerOf, readJson } from "../reading/readAnswer";
import type { FoundPaper, Source, SourceAnswer, SourceRequest, SourceResponse } from "../source";

const api = "https://huggingface.co/api";

/** Hugging Face's papers (huggingface.co/docs/hub/api). It has those of arXiv that somebody named there, with their repositories. */
export const huggingFace: Source = {
  id: "hugging-face",
  name: "Hugging Face",
  isOpenToBrowsers: false,
  byId: ({ kind, id }) =>
    kind === "arxiv" ? { source: "hugging-face", url: `${api}/papers/${encodeURIComponent(arxivKey(id))}` } : undefined,
  byTitle: (title, limit) => ({
    source: "hugging-face",
    url: `${api}/papers/search?q=${encodeURIComponent(title.slice(0, 250))}&limit=${limit}`,
  }),
  parse: (response) => papersOf(response, (record) => paperOf(isRecord(record["paper"]) ? record["paper"] : record)),
};

/** A paper of the daily list. */
export interface DailyPaper {
  readonly paper: FoundPaper;
  readonly arxiv: string;
  /** The address of its code. */
  readonly repository?: string;
  readonly upvotes: number;
  /** The day on which it was put on the list: `"2026-06-12"`. */
  readonly day: string;
}

const listSeconds = 3_600;

/** Returns the question for the papers of a day, which is written `2026-06-12`. */
export function dailyPapers(day: string): SourceRequest {
  return { source: "hugging-face", url: `${api}/daily_papers?date=${encodeURIComponent(day)}&limit=100`, maxAgeSeconds: listSeconds };
}

/** Reads the answer to {@link dailyPapers}, in its order. A day without papers is `unknown`. */
export function parseDailyPapers(response: SourceResponse): SourceAnswer<readonly DailyPaper[]> {
  return papersOf(response, (entry) => {
    const record = fieldOf(entry, "paper");
    const id = readArxivId(textField(record, "id"));
    const [paper] = isRecord(record) ? paperOf(record) : [];
    if (!paper || id === undefined) {
      return [];
    }
    const upvotes = fieldOf(record, "upvotes");
    const repository = paper.links.find(({ kind }) => kind === "code")?.url;
    const day = textField(record, "submittedOnDailyAt") || textField(entry, "publishedAt");
    return [
      {
        paper,
        arxiv: id,
        ...(repository === undefined ? {} : { repository }),
        upvotes: countOf(upvotes),
        day: /^\d{4}-\d{2}-\d{2}/.exec(day)?.[0] ?? "",
      },
    ];
  });
}

/** A number that cannot be a count would cost the panel the whole list. */
function countOf(value: unknown): number {
  const count = typeof value === "number" ? Math.floor(value) : 0;
  return Number.isSafeInteger(count) ? Math.max(0, count) : 0;
}

function papersOf<T>(response: SourceResponse, read: (record: UnknownRecord) => readonly T[]): SourceAnswer<readonly T[]> {
  const answer = readJson(response);
  if (!("json" in answer)) {
    return answer;
  }
  const { json } = answer;
  if (!Array.isArray(json) && !(isRecord(json) && ("id" in json || "paper" in json))) {
    return { kind: "broken", why: { kind: "noRecord" } };
  }
  const records: readonly unknown[] = Array.isArray(json) ? json.slice(0, 1_000) : [json];
  return answerOf(records.filter(isRecord).flatMap(read));
}

/** Leaves out `ai_summary`, which a model wrote. An author who is hidden at Hugging Face is still one of the paper. */
function paperOf(record: UnknownRecord): readonly FoundPaper[] {
  const [id, title] = [readArxivId(textField(record, "id")), textOfMarkup(textField(record, "title"))];
  if (id === undefined || title === "") {
    return [];
  }
  const item = filled({
    type: "article",
    title,
    author: recordsField(record, "authors").flatMap((author) => readName(textField(author, "name"))),
    abstract: textOfMarkup(textField(record, "summary")),
    issued: cslDate(textField(record, "publishedAt")),
    publisher: "arXiv",
    number: `arXiv:${id}`,
    URL: `https://arxiv.org/abs/${id}`,
  });
  const links = [linkTo(textField(record, "githubRepo"), "code"), linkTo(textField(record, "projectPage"), "page")];
  return [{ source: "hugging-face", item, links: mergeLinks(links) }];
}
