import type { PageMessage, PaperAction } from "../webview/messages";

const actions: readonly PaperAction[] = ["insertCitation", "copyBibtex", "openRepository"];

/** What came from the page, checked field by field; `undefined` for anything that is no message of ours. */
export function readPageMessage(value: unknown): PageMessage | undefined {
  if (typeof value !== "object" || value === null) {
    return undefined;
  }
  const message = value as Readonly<Record<string, unknown>>;
  const { kind, query, sequence, most, citekey, url, line } = message;
  switch (kind) {
    case "ready":
      return { kind };
    case "search":
      return typeof query === "string" && isCount(sequence) && isCount(most) ? { kind, query, sequence, most } : undefined;
    case "act": {
      const action = actions.find((one) => one === message["action"]);
      return action && typeof citekey === "string" ? { kind, action, citekey } : undefined;
    }
    case "open":
      return typeof url === "string" ? { kind, url } : undefined;
    case "jump":
      return typeof citekey === "string" && isCount(line) ? { kind, citekey, line } : undefined;
    default:
      return undefined;
  }
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}
