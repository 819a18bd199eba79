/**
 * Returns the file name of a parent style: `"apa.csl"` for `"http://www.zotero.org/styles/apa"`, as the CSL project and Zotero name the files.
 * Returns `undefined` if the id does not end in a file name.
 */
export function styleFileName(id: string): string | undefined {
  const name = /(?:^|\/)([\w-][\w.-]*)$/.exec(id)?.[1];
  return name === undefined ? undefined : `${name}.csl`;
}
