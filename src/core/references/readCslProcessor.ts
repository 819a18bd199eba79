import { type CslProcessor, isCslProcessor } from "./cslProcessor";

/**
 * citeproc-js out of the text of its own file, a CommonJS module. It is evaluated in a function of its own: VS Code's extension host in a browser
 * has no `require` for files, and this way the file stays as its authors published it. Give it the file that comes with CiteLens and no other.
 *
 * @throws where the text is no such module.
 */
export function readCslProcessor(source: string): CslProcessor {
  const module: { exports: unknown } = { exports: {} };
  const run = globalThis.eval(`(function (module, exports) {${source}\n})`) as (module: { exports: unknown }, exports: unknown) => void;
  run(module, module.exports);
  if (!isCslProcessor(module.exports)) {
    throw new Error("The file is no citeproc-js.");
  }
  return module.exports;
}
