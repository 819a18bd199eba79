import { isRecord, type UnknownRecord } from "../core/record";
import type { CardLink, MarkedText, ResultCard } from "../core/cards/resultCard";
import type {
  DailyCard,
  DailyMessage,
  DailyView,
  MentionedPaper,
  PageMessage,
  PanelMessage,
  PaperAction,
  Use,
  PapersRequest,
} from "./messages";

/**
 * Messages in both directions are checked on arrival, because other scripts can post to a window too, and the page may belong to another version
 * of the extension.
 */

/** Returns a value as a message from the extension, or `undefined` if it is anything else. */
export function readPanelMessage(value: unknown): PanelMessage | undefined {
  return isRecord(value) && isPanelMessage(value) ? value : undefined;
}

/** Returns a value as a message from the page, or `undefined` if it is anything else. */
export function readPageMessage(value: unknown): PageMessage | undefined {
  return isRecord(value) && isPageMessage(value) ? value : undefined;
}

/** Returns whether a message of the page is about the daily papers. */
export function isDailyMessage(message: PageMessage): message is DailyMessage {
  return Object.hasOwn(dailyKinds, message.kind);
}

const dailyKinds: Readonly<Record<DailyMessage["kind"], true>> = { showDay: true, addDaily: true, readDaily: true, openDaily: true };

function isPanelMessage(value: UnknownRecord): value is UnknownRecord & PanelMessage {
  const { kind, request, sequence, total, found, whole, isByMeaning, cards, name, papers, problems, action, citekey, view } = value;
  switch (kind) {
    case "refresh":
    case "focus":
    case "noDaily":
      return true;
    case "request":
      return isPapersRequest(request);
    case "results":
      return (
        isCount(sequence) &&
        isCount(total) &&
        isCount(found) &&
        isCount(whole) &&
        typeof isByMeaning === "boolean" &&
        isListOf(cards, isCard) &&
        isListOf(problems, isText)
      );
    case "file":
      return typeof name === "string" && isCount(found) && isListOf(papers, isMentionedPaper);
    case "daily":
      return isDailyView(view);
    case "done":
      return isAction(action) && typeof citekey === "string";
    default:
      return false;
  }
}

function isPageMessage(value: UnknownRecord): value is UnknownRecord & PageMessage {
  const { kind, request, sequence, limit, action, citekey, url, position, uri, line, query, day, ids, id, isCited } = value;
  switch (kind) {
    case "ready":
      return true;
    case "search":
      return isPapersRequest(request) && isCount(sequence) && isCount(limit);
    case "file":
      return isCount(limit);
    case "act":
      return isAction(action) && typeof citekey === "string";
    case "open":
      return typeof citekey === "string" && typeof url === "string";
    case "source":
      return typeof citekey === "string" && isCount(position);
    case "lookUp":
      return typeof query === "string";
    case "showDay":
      return typeof day === "string";
    case "addDaily":
      return isListOf(ids, isText) && typeof isCited === "boolean";
    case "readDaily":
      return isListOf(ids, isText);
    case "openDaily":
      return typeof id === "string" && typeof url === "string";
    case "jump":
      return typeof citekey === "string" && typeof uri === "string" && isCount(line);
    default:
      return false;
  }
}

const actions: Readonly<Record<PaperAction, true>> = {
  insertCitation: true,
  copyBibtex: true,
  copyReferenceAs: true,
  openRepository: true,
  namePaper: true,
  moreLikeThis: true,
};

function isAction(value: unknown): value is PaperAction {
  return typeof value === "string" && Object.hasOwn(actions, value);
}

/** Returns whether a value is a request for papers. */
export function isPapersRequest(value: unknown): value is PapersRequest {
  return isRecord(value) && typeof value["query"] === "string" && isListOf(value["only"], isText);
}

function isMentionedPaper(value: unknown): value is MentionedPaper {
  return isRecord(value) && isCard(value["card"]) && isListOf(value["uses"], isUse);
}

function isDailyView(value: unknown): value is DailyView {
  return (
    isRecord(value) &&
    ["day", "weekday", "previous", "next", "notice", "ask"].every((key) => typeof value[key] === "string") &&
    isListOf(value["papers"], isDailyCard) &&
    isListOf(value["unread"], isText)
  );
}

function isDailyCard(value: unknown): value is DailyCard {
  return (
    isRecord(value) &&
    isCard(value["card"]) &&
    typeof value["id"] === "string" &&
    isCount(value["upvotes"]) &&
    typeof value["isKnown"] === "boolean"
  );
}

function isUse(value: unknown): value is Use {
  return isRecord(value) && typeof value["uri"] === "string" && isCount(value["line"]) && isCount(value["cell"] ?? 1);
}

function isCard(value: unknown): value is ResultCard {
  if (!isRecord(value)) {
    return false;
  }
  const {
    citekey,
    names,
    title,
    authors,
    allAuthors = "",
    venue,
    history = "",
    abstract,
    snippet,
    links,
    places = [],
    like = [],
    set = "",
    isImported = false,
  } = value;
  const texts = [citekey, allAuthors, venue, history, set].every(isText);
  const marked = [title, authors, abstract].every(isMarkedText) && (snippet === undefined || isMarkedText(snippet));
  const lists = isListOf(names, isMarkedText) && isListOf(links, isLink) && isListOf(places, isText) && isListOf(like, isText);
  return texts && marked && lists && typeof isImported === "boolean";
}

function isMarkedText(value: unknown): value is MarkedText {
  return isRecord(value) && typeof value["text"] === "string" && isListOf(value["marks"], isMark);
}

function isMark(value: unknown): value is readonly [number, number] {
  return isListOf(value, isCount) && value.length === 2;
}

function isLink(value: unknown): value is CardLink {
  return isRecord(value) && ["kind", "label", "url"].every((key) => typeof value[key] === "string");
}

function isListOf<T>(value: unknown, isOne: (one: unknown) => one is T): value is readonly T[] {
  return Array.isArray(value) && value.every(isOne);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

/** Returns whether a value is a whole number of at least 0. */
export function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}
