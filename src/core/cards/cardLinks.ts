import { citedAddress } from "../citations/wording/describePaper";
import type { LinkKind, Paper } from "../paper";

/** An address with a label. */
export interface CardLink {
  readonly kind: LinkKind;
  /** `"Code"` */
  readonly label: string;
  readonly url: string;
}

const linkLabels: Readonly<Record<LinkKind, string>> = {
  code: "Code",
  model: "Model",
  dataset: "Dataset",
  demo: "Demo",
  page: "Project page",
  paper: "Proceedings",
};

/** Returns the `https` addresses of a paper: code first, then the paper itself, then the rest. */
export function cardLinks(paper: Paper): readonly CardLink[] {
  const address = citedAddress(paper);
  const own: readonly CardLink[] = address === undefined ? [] : [{ kind: "paper", label: "Paper", url: address }];
  const others = paper.links.map(({ kind, url }) => ({ kind, label: linkLabels[kind], url }));
  const isCode = ({ kind }: CardLink): boolean => kind === "code";
  return [...others.filter(isCode), ...own, ...others.filter((link) => !isCode(link))].filter(({ url }) => /^https:\/\/[^\s/]/i.test(url));
}
