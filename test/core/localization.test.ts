import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { manifestKey, manifestTexts, stringsIn } from "./manifest";

/** The properties of package.json whose values users read. */
const visible =
  /(?:^|\.)(?:title|shortTitle|category|label|name|description|markdownDescription|contextualTitle|accessibilityHelpContent|altText|contents|deprecationMessage|markdownDeprecationMessage|enumDescriptions\.\d+|markdownEnumDescriptions\.\d+|enumItemLabels\.\d+)$/;
/** Names are the same in every language. */
const properNames = ["CiteLens"];

const languages = readdirSync(".").flatMap((file) => /^package\.nls\.([\w-]+)\.json$/.exec(file)?.[1] ?? []);

/** Returns what a translation must keep, sorted: code, placeholders, icons, links and their commands, keybindings, and line ends. */
function fixedParts(text: string): readonly string[] {
  const code = text.match(/`[^`]*`/g) ?? [];
  const others = text.replace(/`[^`]*`/g, "").match(/\{\w+\}|\$\{[^}]*\}|\$\(\w[\w-]*\)|\]\([^)]*\)|<keybinding:[\w.]+>|\n/g) ?? [];
  return [...code, ...others].sort();
}

describe("localization of package.json", () => {
  const { contributes, capabilities, description } = JSON.parse(readFileSync("package.json", "utf8")) as Readonly<Record<string, unknown>>;
  const strings = stringsIn({ contributes, capabilities, description });
  const keys = strings.flatMap(([, text]) => manifestKey(text) ?? []);

  it("has German as a second language", () => {
    assert.ok(languages.includes("de"));
  });

  it("takes every text that users read from package.nls.json", () => {
    const read = strings.filter(([path]) => visible.test(path));
    assert.ok(read.length > 80);
    assert.deepEqual(
      read.filter(([, text]) => manifestKey(text) === undefined && !properNames.includes(text)),
      [],
    );
  });

  it("names each key once, and only keys that exist", () => {
    assert.deepEqual([...keys].sort(), [...manifestTexts().keys()].sort());
  });

  for (const language of languages) {
    it(`is complete in ${language}, with the same code, links and commands`, () => {
      const translated = manifestTexts(language);
      assert.deepEqual([...translated.keys()], [...manifestTexts().keys()]);
      for (const [key, text] of manifestTexts()) {
        const changed = translated.get(key) ?? "";
        assert.deepEqual(fixedParts(changed), fixedParts(text), key);
        assert.notEqual(changed.trim(), "", key);
      }
    });
  }
});
