import type { Problem } from "../paper";
import { childOf, type CslElement, parseCsl, textIn } from "./parseCsl";

/** A citation style of the Citation Style Language. */
export interface CslStyle {
  /** A URI that only identifies the style: `"http://www.zotero.org/styles/apa"`. */
  readonly id: string;
  /** `"American Psychological Association 7th edition"` */
  readonly title: string;
  /** The id of the style whose rules a dependent style uses; a dependent style itself has little more than a name. */
  readonly parent?: string;
  /** The style's default language: `"en-GB"`. */
  readonly locale?: string;
}

/**
 * Parses the metadata of a `.csl` file (CSL 1.0.2, "Info" and "Root element"). If the style is unusable, the result has a problem instead of a
 * style.
 */
export function parseCslStyle(xml: string): { readonly style?: CslStyle; readonly problem?: Problem } {
  const { root, problem } = parseCsl(xml, "style");
  if (!root) {
    return problem ? { problem } : {};
  }
  const info = childOf(root, "info");
  const parent = parentOf(info);
  const missing = parent === undefined ? missingIn(root) : undefined;
  if (missing !== undefined) {
    return { problem: { line: 1, message: missing } };
  }
  const { "default-locale": locale } = root.attrs;
  const id = textIn(info && childOf(info, "id"));
  const title = textIn(info && childOf(info, "title"));
  return {
    style: {
      id,
      title: title === "" ? id : title,
      ...(parent === undefined ? {} : { parent }),
      ...(locale === undefined ? {} : { locale }),
    },
  };
}

function parentOf(info: CslElement | undefined): string | undefined {
  const links =
    info?.children.filter((child) => typeof child !== "string" && child.name === "link" && child.attrs["rel"] === "independent-parent") ??
    [];
  const [link] = links;
  return typeof link === "object" ? link.attrs["href"] : undefined;
}

function missingIn(root: CslElement): string | undefined {
  if (!childOf(root, "citation")) {
    return "the style has no <citation>";
  }
  return root.attrs["version"]?.startsWith("1.") === true ? undefined : "the style is not written for CSL 1.0";
}
