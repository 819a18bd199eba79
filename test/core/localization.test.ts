import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import { formatExplanation } from "../../src/core/cards/formatExplanation";
import { formatHoverCard } from "../../src/core/cards/formatHoverCard";
import type { Paper } from "../../src/core/paper";
import { createTranslate } from "../../src/core/text/translate";
import { manifestKey, manifestTexts, stringsIn } from "./manifest";
import { readSourceTexts } from "./messages";

/** The properties of package.json whose values users read. */
const visible =
  /(?:^|\.)(?:title|shortTitle|displayName|userDescription|category|label|name|description|markdownDescription|contextualTitle|accessibilityHelpContent|altText|contents|deprecationMessage|markdownDeprecationMessage|enumDescriptions\.\d+|markdownEnumDescriptions\.\d+|enumItemLabels\.\d+)$/;
/** Names are the same in every language. */
/** Language models read these texts, in English whatever the user's language is. */
const forModels = /^contributes\.languageModelTools\.\d+\.(?:name$|inputSchema\.)/;

const properNames = ["CiteLens"];

const languages = readdirSync(".").flatMap((file) => /^package\.nls\.([\w-]+)\.json$/.exec(file)?.[1] ?? []);

/** Returns the texts of the code by their English: in English for `""`, or in the language of a suffix such as `".de"`. */
function bundleOf(suffix: string): ReadonlyMap<string, string> {
  return new Map(Object.entries(JSON.parse(readFileSync(`l10n/bundle.l10n${suffix}.json`, "utf8")) as Readonly<Record<string, string>>));
}

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
    const read = strings.filter(([path]) => visible.test(path) && !forModels.test(path));
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

describe("localization of the code", () => {
  const source = readSourceTexts(["src/core/cards", "src/network", "src/vscode", "src/webview"]);
  const bundle = bundleOf("");

  it("passes only literal texts to l10n", () => {
    assert.ok(source.messages.size > 150);
    assert.deepEqual(source.unknown, []);
  });

  it("shows no text without l10n", () => {
    assert.deepEqual(source.untranslated, []);
  });

  it("has the bundle of exactly these texts", () => {
    const messages = [...source.messages].sort();
    if (process.env["CITELENS_UPDATE_GOLDENS"] !== undefined) {
      writeFileSync("l10n/bundle.l10n.json", `${JSON.stringify(Object.fromEntries(messages.map((text) => [text, text])), undefined, 2)}\n`);
    }
    assert.deepEqual(
      [...bundleOf("").entries()],
      messages.map((text) => [text, text]),
    );
  });

  for (const language of languages) {
    it(`is complete in ${language}, with the same placeholders`, () => {
      const translated = bundleOf(`.${language}`);
      assert.deepEqual([...translated.keys()], [...bundle.keys()]);
      for (const [message, text] of translated) {
        assert.deepEqual(fixedParts(text), fixedParts(message), message);
        assert.notEqual(text.trim(), "", message);
        assert.equal(/^\s|\s$/.test(text), false, message);
      }
    });
  }
});

describe("a pseudo-language", () => {
  /** Replaces each letter outside of placeholders, as a translation with no word of English would. */
  const pseudo = createTranslate(
    new Map(
      [...bundleOf("").keys()].map((message) => [message, message.replace(/\{\d+\}|[A-Za-z]/g, (part) => (part.length > 1 ? part : "ø"))]),
    ),
  );

  /** Returns the words of a card in Markdown, without icons and addresses. */
  const wordsOf = (markdown: string): readonly string[] =>
    markdown.replace(/\$\([\w-]+\)|\]\(\S+|https\S*/g, "").match(/[A-Za-z]{2,}/g) ?? [];
  const alias = { text: "2", kind: "name", why: "" } as const;
  const papers: readonly Paper[] = ["3", "4"].map((citekey) => ({
    citekey,
    title: "1",
    authors: [],
    aliases: [alias],
    links: (["code", "model", "dataset", "demo", "page", "paper"] as const).map((kind) => ({ kind, url: "https://5.6/7" })),
  }));
  const address = (): string => "8";

  it("leaves no English on a hover", () => {
    const actions = {
      insertCitation: address,
      copyBibtex: address,
      showInPanel: address,
      moreLikeThis: address,
      namePaper: address,
      muteName: address,
    };
    const subject = { alias, papers, places: [{ label: "9", address: "8" }] };
    assert.ok(wordsOf(formatHoverCard(subject, actions)).length > 15);
    assert.deepEqual(wordsOf(formatHoverCard(subject, actions, pseudo)), []);
  });

  it("leaves no English on an explanation", () => {
    const actions = { showInPanel: address, alwaysShow: address, neverShow: address, reset: address };
    const explanation = { start: 0, end: 1, alias, papers, isShown: false, reasons: [] };
    for (const rule of ["always", "never", "automatic"] as const) {
      assert.ok(wordsOf(formatExplanation(explanation, rule, actions)).length > 10);
      assert.deepEqual(wordsOf(formatExplanation(explanation, rule, actions, pseudo)), []);
    }
  });

  it("keeps the values of its placeholders", () => {
    assert.equal(pseudo("In {0}", "train.py"), "øø train.py");
    assert.equal(pseudo("{0} of {1} papers", 1, 2), "1 øø 2 øøøøøø");
    assert.equal(pseudo("constructor"), "constructor");
  });
});
