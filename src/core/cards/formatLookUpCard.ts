import { english, type Translate } from "../text/translate";
import { escapeMarkdown, linkDestination } from "./escapeMarkdown";

/** An id that no paper of the library has, and the addresses of what can be done with it. */
export interface UnknownId {
  /** `"arXiv:2404.05868"` */
  readonly label: string;
  /** The paper's page, an `https` address. */
  readonly page: string;
  /** The address of the command that looks the paper up. */
  readonly lookUp: string;
}

/** Formats the card of an id that the library does not have, as Markdown. */
export function formatLookUpCard({ label, page, lookUp }: UnknownId, t: Translate = english): string {
  const links = [`[${t("Look Up…")}](${linkDestination(lookUp)})`, `[${t("Open in the Browser")}](${linkDestination(page)})`];
  return `${escapeMarkdown(t("{0} is not in your library.", label))}\n\n${links.join(" · ")}`;
}
