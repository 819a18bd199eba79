import { fencedCode } from "../text/fences";
import { frontMatterOf } from "../text/frontMatter";
import { orgComments } from "../text/orgComments";
import { pathsInFrontMatter } from "./bibliographiesInYaml";

/**
 * Returns the files that a Markdown document names in its metadata, in MyST's directive `{bibliography}`, or in the directive of reStructuredText in a
 * block `{eval-rst}`.
 */
export function pathsInMarkdown(text: string): readonly string[] {
  const directives = text.matchAll(/^[ \t]{0,40}(?:`{3,}|:{3,}|~{3,})[ \t]{0,10}\{bibliography\}[ \t]{1,20}(\S.*)$/gm);
  const blocks = text.includes("{eval-rst}") ? [...fencedCode(text, frontMatterOf(text)?.end ?? 0)] : [];
  const rst = blocks.filter(({ info }) => info === "{eval-rst}").flatMap(({ start, end }) => pathsInRst(text.slice(start, end)));
  return [...pathsInFrontMatter(text), ...Array.from(directives, ([, paths = ""]) => wordsOf(paths)).flat(), ...rst];
}

/** Returns the files of Sphinx's directive `bibliography`, whose argument may go over several lines up to its options. */
export function pathsInRst(text: string): readonly string[] {
  const directives = text.matchAll(/^([ \t]{0,40})\.\.[ \t]{1,10}bibliography::((?:[ \t].*)?(?:\n\1[ \t]{1,40}[^\s:].*){0,50})/gm);
  return Array.from(directives, ([, , paths = ""]) => wordsOf(paths)).flat();
}

function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== "");
}

/** Matches what Org does not read as its own text. */
const orgCode = /^[ \t]*#\+begin_(src|example|comment)\b[\s\S]*?(?:^[ \t]*#\+end_\1\b.*|$(?![\s\S]))|^[ \t]*#[ \t].*$|^[ \t]*: .*$/gim;

/** Returns an Org text without its comments, source code and examples. */
export function withoutOrgCode(text: string): string {
  const parts: string[] = [];
  let last = 0;
  for (const [start, end] of orgComments(text)) {
    parts.push(text.slice(last, start));
    last = end;
  }
  return (parts.join("") + text.slice(last)).replace(orgCode, "");
}

/**
 * Matches a link of org-ref (its manual, "Bibliography"), in brackets or alone; Org itself ends one that is alone at a blank. In brackets it may have a
 * description.
 */
const orgRefLink =
  /(?:\[\[(?:(?:no)?bibliography|addbibresource):(?<bracketed>[^\]\n[]{1,1000})\]|(?<![\w:+/[-])(?:(?:no)?bibliography|addbibresource):(?<alone>[^\s\][]{1,1000}))/g;

/** Returns the files that Org's keyword `#+bibliography:` and org-ref's links name. */
export function pathsInOrg(text: string): readonly string[] {
  const code = withoutOrgCode(text);
  const keywords = [...code.matchAll(/^[ \t]{0,40}#\+bibliography:[ \t]{1,20}(\S.*)$/gim)].flatMap(([, value = ""]) =>
    keywordPaths(value.trim()),
  );
  const links = [...code.matchAll(orgRefLink)].flatMap(({ groups }) => (groups?.["bracketed"] ?? groups?.["alone"] ?? "").split(","));
  return [
    ...keywords,
    ...links
      .map((path) => path.trim())
      .filter((path) => path !== "")
      .map(withEnding),
  ];
}

/** Returns one path, which may have spaces, or several in quotes or with an ending each. In ox-bibtex, a style and options follow a name. */
function keywordPaths(value: string): readonly string[] {
  const quoted = [...value.matchAll(/"([^"]{1,500})"/g)].map(([, path = ""]) => path);
  const words = wordsOf(value);
  const hasEnding = (path: string): boolean => /\.\w{1,10}$/.test(path);
  if (quoted.length > 0) {
    return quoted;
  }
  return words.every(hasEnding) ? words : hasEnding(value) ? [value] : words.slice(0, 1).map(withEnding);
}

function withEnding(path: string): string {
  return /\.\w{1,10}$/.test(path) ? path : `${path}.bib`;
}

const attributeEntry = /^:(?<name>[\w-]{1,60}):[ \t]{1,20}(?<value>\S.*)$/gm;
const blockMacro = /^bibliography::(?<target>[^\s[\]]{1,500})\[/gm;

/**
 * Returns the files that an AsciiDoc document names: in the attribute `bibtex-file` or the block macro `bibliography::` of asciidoctor-bibtex, or in
 * `bibliography-database` of asciidoctor-bibliography. Attributes that the document itself sets are replaced.
 */
export function pathsInAsciidoc(text: string): readonly string[] {
  const code = text.replace(/^\/{4,}[ \t]*$[\s\S]*?(?:^\/{4,}[ \t]*$|$(?![\s\S]))|^\/\/(?!\/).*/gm, "");
  const attributes = new Map([["docdir", "."]]);
  for (const { groups } of code.matchAll(attributeEntry)) {
    attributes.set(groups?.["name"] ?? "", withAttributes((groups?.["value"] ?? "").trim(), attributes));
  }
  const named = [
    ...[attributes.get("bibtex-file") ?? ""],
    ...wordsOf(attributes.get("bibliography-database") ?? ""),
    ...Array.from(code.matchAll(blockMacro), ({ groups }) => withAttributes(groups?.["target"] ?? "", attributes)).filter((path) =>
      /\.(?:bib|bibtex)$/i.test(path),
    ),
  ];
  return named.map((path) => path.replace(/^\.\//, "")).filter((path) => !/[{}*]/.test(path));
}

const maxValueChars = 1000;

function withAttributes(value: string, attributes: ReadonlyMap<string, string>): string {
  const replaced = value.replace(/\{([\w-]{1,60})\}/g, (whole, name: string) => attributes.get(name) ?? whole);
  return replaced.length > maxValueChars ? value : replaced;
}
