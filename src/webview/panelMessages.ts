import type { PanelMessage } from "./messages";

const required: Readonly<Record<PanelMessage["kind"], readonly string[]>> = {
  results: ["query", "sequence", "total", "found", "cards"],
  show: ["card", "total"],
  mentions: ["file", "papers"],
};

/** What came from the extension, or `undefined` for what is no message of its: other scripts may post to a window too. */
export function readPanelMessage(value: unknown): PanelMessage | undefined {
  if (typeof value !== "object" || value === null || !("kind" in value) || !isKind(value.kind)) {
    return undefined;
  }
  return required[value.kind].every((key) => key in value) ? (value as PanelMessage) : undefined;
}

function isKind(kind: unknown): kind is PanelMessage["kind"] {
  return typeof kind === "string" && Object.hasOwn(required, kind);
}
