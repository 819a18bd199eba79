import { knownPeople, type Paper } from "../paper";
import { isAboutWorkspace } from "./judge/score/readWorkspace";

/** The data of a workspace that is evidence for what the names in its files mean. */
export interface WorkspaceData {
  /** The texts of the files that `rootTextNames` returns, in this order. */
  readonly files: readonly string[];
  /** The papers in its bibliographies. */
  readonly papers: readonly Paper[];
  /** The content of its `.git/config`, if that may be read. */
  readonly gitConfig?: string | undefined;
}

/** At most this much of one file is evidence, in UTF-16 code units. */
export const maxRootTextLength = 50_000;

/** At most this much of all is evidence, in UTF-16 code units. Reading it takes some 25 ms. */
const maxTextsLength = 200_000;

/** The longest entry of a paper. */
const maxEntryLength = 1_000;

/** Returns the texts that say what a workspace is about. Their total length is bounded. Empty if nothing is known. */
export function workspaceTexts({ files, papers, gitConfig = "" }: WorkspaceData): readonly string[] {
  let room = maxTextsLength;
  const take = (text: string, most: number): string => {
    const taken = text.slice(0, Math.min(room, most));
    room -= taken.length;
    return taken;
  };
  const texts = [take(remoteAddresses(gitConfig).join("\n"), maxRootTextLength), ...files.map((text) => take(text, maxRootTextLength))];
  const entries: string[] = [];
  for (const paper of papers) {
    if (room === 0) {
      break;
    }
    entries.push(take(formatEntry(paper), maxEntryLength));
  }
  return [...texts, entries.join("")].filter((text) => text.trim() !== "");
}

const maxFiles = 24;

/** Returns the files at the root of a workspace that say what the others are about, the most important first. */
export function rootTextNames(fileNames: readonly string[]): readonly string[] {
  const rank = (name: string): number => (/^readme/i.test(name) ? 0 : 1);
  return fileNames
    .filter(isRootText)
    .sort((one, other) => rank(one) - rank(other) || (one < other ? -1 : 1))
    .slice(0, maxFiles);
}

/** Returns whether a file at the root of a workspace says what the others are about. Bibliographies are read as papers instead. */
export function isRootText(fileName: string): boolean {
  return isAboutWorkspace(fileName) && !isBibliographyName(fileName);
}

/** Returns whether a file is a bibliography by its name. */
export function isBibliographyName(fileName: string): boolean {
  return /\.bib$/i.test(fileName);
}

/** Formats a paper like an entry, but without the braces in its title, which hide names. */
function formatEntry({ citekey, title, authors, published, year, doi, arxiv, links }: Paper): string {
  const fields = [
    ["title", title],
    [
      "author",
      knownPeople(authors)
        .map(({ family, literal }) => family ?? literal ?? "")
        .join(" and "),
    ],
    ["booktitle", published?.venue],
    ["year", year],
    ["doi", doi],
    ["eprint", arxiv === undefined ? undefined : `arXiv:${arxiv}`],
    ...links.map(({ url }) => ["url", url] as const),
  ] as const;
  const lines = fields.filter(([, value]) => value !== undefined && value !== "").map(([name, value]) => `  ${name} = {${String(value)}},`);
  return `@article{${citekey},\n${lines.join("\n")}\n}\n`;
}

const maxRemotes = 8;
const maxConfigLines = 2_000;
const maxLineLength = 500;

/** Returns the `https:` addresses of the repositories on other machines that a `.git/config` names. Leaves out names and passwords. */
export function remoteAddresses(gitConfig: string): readonly string[] {
  const addresses = new Set<string>();
  let isRemote = false;
  for (const line of gitConfig.split("\n", maxConfigLines).filter(({ length }) => length <= maxLineLength)) {
    const text = line.trim();
    if (text.startsWith("[")) {
      isRemote = /^\[remote\s/i.test(text);
    }
    const address = isRemote ? remoteAddress(/^url\s*=\s*"?([^\s"#;]+)/i.exec(text)?.[1] ?? "") : undefined;
    if (address !== undefined && addresses.size < maxRemotes) {
      addresses.add(address);
    }
  }
  return [...addresses];
}

/** Matches `https://user@host:port/owner/name`, and `git@host:owner/name` as `ssh` writes it. */
const remotePattern =
  /^(?:(?:https?|ssh|git):\/\/(?:[^@/]*@)?([\w.-]+)(?::\d+)?\/|(?:[\w.-]+@)?([\w-]+(?:\.[\w-]+)+):(?!\/\/))([\w./~-]+)$/i;

function remoteAddress(url: string): string | undefined {
  const [, host, shellHost, path] = remotePattern.exec(url) ?? [];
  const name = host ?? shellHost;
  return name === undefined || path === undefined ? undefined : `https://${name}/${path.replace(/^\/+|\/+$/g, "").replace(/\.git$/i, "")}`;
}
