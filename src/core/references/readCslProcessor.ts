import { type CslProcessor, isCslProcessor } from "./cslProcessor";

/**
 * Returns citeproc-js from the text of its file, a CommonJS module. The text is evaluated in a function, because VS Code's extension host in a
 * browser has no `require` for files, and so the file can stay as its authors published it. Pass only the file that is bundled with CiteLens.
 *
 * @throws if the text is not the module.
 */
export function readCslProcessor(source: string): CslProcessor {
  const module: { exports: unknown } = { exports: {} };
  const run = globalThis.eval(`(function (module, exports) {${source}\n})`) as (module: { exports: unknown }, exports: unknown) => void;
  run(module, module.exports);
  if (!isCslProcessor(module.exports)) {
    throw new Error("The file is not citeproc-js.");
  }
  return module.exports;
}
