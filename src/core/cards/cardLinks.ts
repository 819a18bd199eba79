import { citedAddress } from "../citations/wording/describePaper";
import type { LinkKind, Paper } from "../paper";
import { english, type Translate } from "../text/translate";

/** An address with a label. */
export interface CardLink {
  readonly kind: LinkKind;
  /** `"Code"` */
  readonly label: string;
  readonly url: string;
}

function linkLabels(t: Translate): Readonly<Record<LinkKind, string>> {
  return {
    code: t("Code"),
    model: t("Model"),
    dataset: t("Dataset"),
    demo: t("Demo"),
    page: t("Project page"),
    paper: t("Proceedings"),
  };
}

/** Returns the `https` addresses of a paper: code first, then the paper itself, then the rest. */
export function cardLinks(paper: Paper, t: Translate = english): readonly CardLink[] {
  const labels = linkLabels(t);
  const address = citedAddress(paper);
  const own: readonly CardLink[] = address === undefined ? [] : [{ kind: "paper", label: t("Paper"), url: address }];
  const others = paper.links.map(({ kind, url }) => ({ kind, label: labels[kind], url }));
  const isCode = ({ kind }: CardLink): boolean => kind === "code";
  return [...others.filter(isCode), ...own, ...others.filter((link) => !isCode(link))].filter(({ url }) => /^https:\/\/[^\s/]/i.test(url));
}
