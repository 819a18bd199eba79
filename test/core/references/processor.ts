import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { bundledCslStyles } from "../../../src/core/references/bundledCslStyles";
import type { CslProcessor } from "../../../src/core/references/cslProcessor";
import { createReferenceFormatter, type ReferenceFormatter } from "../../../src/core/references/createReferenceFormatter";
import { type CslElement, parseCsl } from "../../../src/core/references/parseCsl";
import { readCslProcessor } from "../../../src/core/references/readCslProcessor";

let processor: CslProcessor | undefined;
const formatters = new Map<string, ReferenceFormatter>();

/** Returns citeproc-js from the file that npm installs and the build copies. */
export function cslProcessor(): CslProcessor {
  processor ??= readCslProcessor(readFileSync("node_modules/citeproc/citeproc_commonjs.js", "utf8"));
  return processor;
}

/** Returns the text of a file in `media/csl`. */
export function cslText(file: string): string {
  return readFileSync(`media/csl/${file}`, "utf8");
}

/** Returns a bundled locale. */
export function bundledLocale(name: string): CslElement | undefined {
  const file = `locales/locales-${name}.xml`;
  return existsSync(`media/csl/${file}`) ? parseCsl(cslText(file), "locale").root : undefined;
}

/** Returns the formatter for the text of a style. */
export function formatterOf(xml: string, locale?: string): ReferenceFormatter {
  const { root, problem } = parseCsl(xml, "style");
  assert.ok(root, problem?.message);
  const made = createReferenceFormatter(cslProcessor(), { style: root, locale, localeOf: bundledLocale });
  assert.ok(made.formatter, made.problem);
  return made.formatter;
}

/** Returns the formatter of a bundled style, created once. */
export function bundledFormatter(name: string): ReferenceFormatter {
  const file = bundledCslStyles.find((style) => style.name === name)?.file ?? "";
  const made = formatters.get(name) ?? formatterOf(cslText(`styles/${file}`));
  formatters.set(name, made);
  return made;
}
