/**
 * The name of the file in which a style that others build on is kept: `"apa.csl"` for `"http://www.zotero.org/styles/apa"`, as the CSL project
 * and Zotero name them; `undefined` for an id that names no file.
 */
export function styleFileName(id: string): string | undefined {
  const name = /(?:^|\/)([\w-][\w.-]*)$/.exec(id)?.[1];
  return name === undefined ? undefined : `${name}.csl`;
}
