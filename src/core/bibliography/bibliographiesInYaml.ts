import { metadataBlocksOf } from "../text/frontMatter";
import { pathsOfKey } from "./pathsOfKey";

/** Returns the files that `bibliography:` names in the YAML header and the other metadata blocks of a Markdown document. */
export function pathsInFrontMatter(text: string): readonly string[] {
  return metadataBlocksOf(text).flatMap(({ yaml }) => pathsInYaml(yaml));
}

/**
 * Returns the files that `bibliography:` (Jupyter Book: `bibtex_bibfiles:`; mkdocs-bibtex: `bib_file:`) names in a YAML text, at any depth: one path, a list, or a map from
 * topics to paths (as the filter multibib reads it). In Pandoc's defaults files, `${.}` is the file's own folder (manual, "Defaults files"); other
 * variables cannot be known, and nor can what R or a template still has to compute.
 */
export function pathsInYaml(text: string): readonly string[] {
  const scholar = scholarIn(text);
  return [...pathsOfKey(scholar?.rest ?? text, /bibliography|bibtex_bibfiles|bib_file/), ...(scholar?.paths ?? [])];
}

/** Returns the files with further metadata or defaults that a YAML text names, as Quarto and Pandoc read them. */
export function metadataFilesInYaml(text: string): readonly string[] {
  return [
    ...pathsOfKey(text, /metadata-files?/),
    ...pathsOfKey(text, /defaults/).map((path) => (/\.\w{1,10}$/.test(path) ? path : `${path}.yaml`)),
  ];
}

/** Returns the metadata files of the profiles that a `_quarto.yml` uses by default (Quarto, "Project Profiles"). */
export function quartoProfilesInYaml(text: string): readonly string[] {
  const [section = ""] = /^profile:.*\n(?:[ \t]+.*\n?|[ \t]*\n)*/m.exec(text) ?? [];
  const names = [...pathsOfKey(section, /default/), ...pathsOfKey(section.replace(/\n[\s\S]*/, ""), /profile/)];
  return names.filter((name) => /^[\w-]{1,60}$/.test(name)).map((name) => `_quarto-${name}.yml`);
}

/**
 * Returns what jekyll-scholar reads (its README, "Configuration"): `bibliography:` below `scholar:` is in the folder `source:`. Without that section, it
 * has its defaults. Returns `undefined` if a YAML text does not use it.
 *
 * @returns the paths, and the text without that section.
 */
function scholarIn(text: string): { readonly paths: readonly string[]; readonly rest: string } | undefined {
  const found = /^scholar:[ \t]*(?:#.*)?\r?\n(?:[ \t]+.*\n?|[ \t]*\r?\n)*/m.exec(text);
  if (!found) {
    return /^[ \t]{0,20}(?:-[ \t]{1,9}|plugins:.{0,500}?[[,][ \t]{0,9}|gems:.{0,500}?[[,][ \t]{0,9})["']?jekyll[/-]scholar\b/m.test(text)
      ? { paths: ["_bibliography/references.bib"], rest: text }
      : undefined;
  }
  const [section] = found;
  const source = (pathsOfKey(section, /source/)[0] ?? "_bibliography").replace(/^\.?\/{1,20}/, "").replace(/\/{1,20}$/, "");
  const named = /^[ \t]+bibliography[ \t]*:/m.test(section) ? pathsOfKey(section, /bibliography/) : ["references.bib"];
  const paths = named.map((path) => `${source === "" ? "" : `${source}/`}${/\.\w{1,10}$/.test(path) ? path : `${path}.bib`}`);
  return { paths, rest: text.slice(0, found.index) + text.slice(found.index + section.length) };
}
