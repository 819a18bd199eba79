import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import * as vscode from "vscode";
import { bundledCslStyles } from "../../../src/core/references/bundledCslStyles";
import { edit, until, useSettings } from "../editing";
import { useTemporaryFolder } from "../temporaryFolder";
import { answer, enter, escape, picked, useAsked } from "../window";

const citekey = "zmushko2024frugal";

/** A small style: the authors' family names, the title and the year, with the words of the locale. */
const ownStyle = `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>Own Style</title><id>http://example.org/styles/own-style</id><updated>2026-01-01T00:00:00+00:00</updated></info>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography><layout>
    <names variable="author"><name form="short" and="text"/></names>
    <text variable="title" prefix=": " suffix=" "/>
    <date variable="issued"><date-part name="year" prefix="(" suffix=")"/></date>
  </layout></bibliography>
</style>`;
const dependentStyle = `<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" default-locale="fr-FR">
  <info><title>A Journal</title><id>http://www.zotero.org/styles/a-journal</id>
    <link href="http://example.org/styles/own-style" rel="independent-parent"/></info></style>`;

function extensionFile(name: string): string {
  const extension = vscode.extensions.getExtension("citelens.citelens");
  assert.ok(extension);
  return readFileSync(path.join(extension.extensionPath, name), "utf8");
}

describe("Copy Reference As…", function () {
  this.timeout(120_000);
  const asked = useAsked();
  const set = useSettings();
  const { folder } = useTemporaryFolder("references");

  function write(name: string, text: string): string {
    const file = path.join(folder(), name);
    writeFileSync(file, text);
    return file;
  }

  /** Makes the row with this label the active one in the list of styles. */
  function row(label: string): () => Promise<void> {
    return async () => {
      const find = (): vscode.QuickPickItem | undefined => asked.picks.at(-1)?.items.find((one) => one.label === label);
      await until(() => find() !== undefined && asked.picks.at(-1)?.busy === false, `a row ${label}`);
      const [pick, found] = [asked.picks.at(-1), find()];
      assert.ok(pick && found);
      let isActive = pick.activeItems[0] === found;
      const listener = pick.onDidChangeActive(([active]) => (isActive = active === found));
      pick.activeItems = [found];
      await until(() => isActive, `the row ${label} is active`);
      listener.dispose();
    };
  }

  async function copied(label: string): Promise<string> {
    await vscode.env.clipboard.writeText("untouched");
    await answer(["citelens.copyReferenceAs", citekey], row(label), enter);
    return vscode.env.clipboard.readText();
  }

  for (const { name, label } of bundledCslStyles) {
    it(`copies the golden text of the style ${label}`, async () => {
      const golden = extensionFile(`test/fixtures/citations-csl/${name}.txt`).split("\n\ntogether:")[0]?.split("\n") ?? [];
      const expected = golden.find((line) => line.includes("FRUGAL"));
      assert.equal(await copied(label), expected);
    });
  }

  it("copies several papers, each on a line, in the order of the style", async () => {
    const picks =
      (keys: readonly string[]): (() => Promise<void>) =>
      async () => {
        const pick = await picked(asked);
        for (const key of keys) {
          const found = (): vscode.QuickPickItem | undefined =>
            pick.items.find((item) => "paper" in item && (item.paper as { citekey?: unknown }).citekey === key);
          pick.value = key;
          await until(() => pick.activeItems[0] !== undefined && pick.activeItems[0] === found(), `${key} is the active row`);
          if (key !== keys.at(-1)) {
            await vscode.commands.executeCommand("citelens.pickAnother");
          }
        }
      };
    const choose = async (label: string): Promise<string[]> => {
      asked.picks.length = 0;
      await answer(["citelens.copyReferenceAs"], picks(["zhang2024negative", "song2022extendable"]), enter, row(label), enter);
      return (await vscode.env.clipboard.readText()).split("\n");
    };
    const authors = (lines: readonly string[]): (string | undefined)[] => lines.map((line) => /Song|Zhang/.exec(line)?.[0]);
    assert.deepEqual(authors(await choose("APA")), ["Song", "Zhang"]);
    const numbered = await choose("IEEE");
    assert.deepEqual(authors(numbered), ["Zhang", "Song"]);
    assert.deepEqual(
      numbered.map((line) => line.slice(0, 3)),
      ["[1]", "[2]"],
    );
    assert.deepEqual(authors(await choose("Reference as plain text")), ["Zhang", "Song"]);
  });

  it("shows each style with an example, the style that was used last first", async () => {
    const full = await copied("Nature");
    const expected = full.replace(
      "FRUGAL: Memory-Efficient Optimization by Reducing State Overhead for Scalable Training",
      "FRUGAL: Memory-Efficient Optimization…",
    );
    assert.notEqual(expected, full, "the title is cut where styles do not differ");
    const showsExample = async (): Promise<void> => {
      await until(
        () => asked.picks.at(-1)?.items[0]?.detail === expected,
        () => `an example beside ${asked.picks.at(-1)?.items[0]?.detail ?? ""}`,
      );
    };
    await answer(["citelens.copyReferenceAs", citekey], showsExample, escape);
    const [first] = (await picked(asked)).items;
    assert.deepEqual([first?.label, first?.description], ["Nature", "last used"]);
    const order = asked.picks.at(-1)?.items.map(({ label }) => label) ?? [];
    assert.ok(order.indexOf("APA") < order.indexOf("LaTeX citation"), order.join(", "));
    await set("references.style", "mla");
    await answer(["citelens.copyReferenceAs", citekey], escape);
    assert.deepEqual([asked.picks.at(-1)?.items[0]?.label, asked.picks.at(-1)?.items[0]?.description], ["MLA", "from the settings"]);
  });

  it("credits the author of citeproc-js", async () => {
    await answer(["citelens.copyReferenceAs", citekey], escape);
    assert.match(asked.picks.at(-1)?.placeholder ?? "", /citeproc-js .*Frank Bennett.*CPAL/);
  });

  it("copies CiteLens's own formats, also for the paper at the cursor", async () => {
    await edit("markdown", "FRU|GAL");
    await answer(["citelens.copyReferenceAs"], enter, row("Markdown link"), enter);
    assert.match(await vscode.env.clipboard.readText(), /^\[FRUGAL: Memory-Efficient .*\]\(https:\/\/arxiv\.org\/abs\/2411\.07837\)$/);
  });

  it("reads any .csl file of the setting, also one that depends on another file or on a bundled style", async () => {
    write("own-style.csl", ownStyle);
    write("a-journal.csl", dependentStyle);
    write(
      "b-journal.csl",
      dependentStyle
        .replace("http://example.org/styles/own-style", "http://www.zotero.org/styles/nature")
        .replace("A Journal", "B Journal"),
    );
    await set("references.styles", [path.join(folder(), "*.csl")]);
    assert.equal(
      await copied("Own Style"),
      "Zmushko, Beznosikov, Takáč, and Horváth: FRUGAL: Memory-Efficient Optimization by Reducing State Overhead for Scalable Training (2025)",
    );
    assert.match(await copied("A Journal"), /^Zmushko, Beznosikov, Takáč, et Horváth: FRUGAL/);
    assert.match(await copied("B Journal"), /^Zmushko, P\., Beznosikov, A\., Takáč, M\. & Horváth, S\. FRUGAL/);
  });

  it("reads a locale by its name or from a file", async () => {
    await set("references.styles", [write("own-style.csl", ownStyle)]);
    await set("references.locale", "de-DE");
    assert.match(await copied("Own Style"), /^Zmushko, Beznosikov, Takáč, und Horváth: /);
    const file = write(
      "locales-xx-XX.xml",
      extensionFile("media/csl/locales/locales-en-US.xml")
        .replace('xml:lang="en-US"', 'xml:lang="xx-XX"')
        .replace('<term name="and">and</term>', '<term name="and">plus</term>'),
    );
    await set("references.locale", file);
    assert.match(await copied("Own Style"), /^Zmushko, Beznosikov, Takáč, plus Horváth: /);
  });

  it("inserts a reference by Cite in Another Format…, in code in a comment", async () => {
    for (const [languageId, drawn, expected] of [
      ["markdown", "|", /^Zmushko, P\., Beznosikov, A\., .* ICML 80708–80739 \(2025\)\.$/],
      ["python", "x = 1|", /^# Zmushko, P\., Beznosikov, A\., .* \(2025\)\.\nx = 1$/],
    ] as const) {
      const editor = await edit(languageId, drawn);
      await answer(["citelens.insertCitationAs", citekey], row("Nature"), enter);
      assert.match(editor.document.getText(), expected);
    }
  });

  it("writes the italics of a style as HTML or Markdown, which stays for the next time", async () => {
    const way = (name: string): (() => Promise<void>) => row(`$(italic) Write as ${name}`);
    const copyAs = async (...keys: readonly (() => Promise<void>)[]): Promise<string> => {
      await answer(["citelens.copyReferenceAs", citekey], ...keys, row("Nature"), enter);
      return vscode.env.clipboard.readText();
    };
    assert.match(await copyAs(way("HTML, with italics"), enter), / <i>ICML<\/i> 80708–80739 \(2025\)\.$/);
    assert.match(asked.picks.at(-1)?.title ?? "", /HTML, with italics/);
    assert.match(await copyAs(), / <i>ICML<\/i> /);
    assert.match(await copyAs(way("Markdown, with italics"), enter), / \*ICML\* 80708/);
    assert.doesNotMatch(await copyAs(way("plain text"), enter), /[*<]/);
  });

  it("copies the bibliography of a document, each paper once", async () => {
    await edit("markdown", "As [@zhang2024negative; @song2022extendable] and @zhang2024negative say, and [@nobody9].|");
    await answer(["citelens.copyBibliography"], row("APA"), enter);
    const lines = (await vscode.env.clipboard.readText()).split("\n");
    assert.deepEqual(
      lines.map((line) => line.slice(0, 5)),
      ["Song,", "Zhang"],
    );
    await edit("markdown", "Nothing.|");
    await vscode.commands.executeCommand("citelens.copyBibliography");
    assert.match(asked.messages.at(-1) ?? "", /cites no known paper/);
  });

  it("shows one message for a file that is not a style, and copies nothing", async () => {
    const broken: readonly (readonly [name: string, text: string, expected: RegExp])[] = [
      [
        "unclosed",
        ownStyle.replace("</layout></bibliography>", "</bibliography>"),
        /unclosed\.csl is not a usable citation style: line 9: Missing end tag/,
      ],
      ["other", "<html><body/></html>", /other\.csl is not a usable citation style: line 1: not a CSL style/],
      [
        "wild",
        ownStyle.replace("<text variable", "<wildness variable").replace("Own Style", "wild"),
        /wild\.csl is not a usable citation style: citeproc-js cannot use the style/,
      ],
      [
        "lonely",
        dependentStyle.replace("own-style", "nowhere").replace("A Journal", "lonely"),
        /lonely\.csl depends on the citation style .*nowhere, which was not found: add nowhere\.csl/,
      ],
      [
        "silent",
        ownStyle.replace(/<names[^]*?<\/date>/, '<text variable="DOI"/>').replace("Own Style", "silent"),
        /cannot format a reference in the citation style silent: the style prints nothing for this paper/,
      ],
    ];
    for (const [name, text, expected] of broken) {
      asked.messages.length = 0;
      await set("references.styles", [write(`${name}.csl`, text)]);
      assert.equal(await copied(name), "untouched");
      await until(() => asked.messages.length > 0, "a message");
      assert.equal(asked.messages.length, 1);
      assert.match(asked.messages[0] ?? "", expected);
    }
    await set("references.styles", [path.join(folder(), "nothing.csl")]);
    assert.equal(await copied("nothing"), "untouched");
    assert.match(asked.messages.at(-1) ?? "", /nothing\.csl cannot be read/);
  });

  it("shows one message for styles of the settings that are not there, and copies in others", async () => {
    const there = write("own-style.csl", ownStyle);
    const rows: readonly (readonly [styles: readonly string[], expected: RegExp])[] = [
      [[path.join(folder(), "none-*.csl")], /citelens\.references\.styles names ".*none-\*\.csl", but there is no file/],
      [["file:////none.csl"], /names "file:\/\/\/\/none\.csl", but/],
      [["nul\0.csl", "\ud800.csl", "x".repeat(100_000)], /names "nul\\u0000\.csl", "\\ud800\.csl", "x{80}…", but/],
      [["{a,{b,{c/*.csl", "!(x)/[*.csl"], /names "\{a,\{b,\{c\/\*\.csl", "!\(x\)\/\[\*\.csl", but/],
    ];
    for (const [styles, expected] of rows) {
      asked.messages.length = 0;
      await set("references.styles", [...styles, there]);
      assert.match(await copied("Own Style"), /^Zmushko/);
      await until(() => asked.messages.length > 0, "a message");
      assert.equal(asked.messages.length, 1, asked.messages.join("\n"));
      assert.match(asked.messages[0] ?? "", expected);
      await copied("Own Style");
      assert.equal(asked.messages.length, 1, "once in a session");
    }
    await set("references.styles", [there]);
    await set("references.style", "no-such-style");
    assert.match(await copied("Own Style"), /^Zmushko/);
    assert.match(asked.messages.at(-1) ?? "", /no citation style has the name no-such-style of the setting citelens\.references\.style/);
  });

  it("shows a message for styles that depend on themselves or on each other", async () => {
    const dependent = (own: string, parent: string): string =>
      dependentStyle.replace("styles/a-journal", `styles/${own}`).replace("own-style", parent).replace("A Journal", own);
    write("self.csl", dependent("self", "self"));
    write("left.csl", dependent("left", "right"));
    write("right.csl", dependent("right", "left"));
    await set("references.styles", [path.join(folder(), "*.csl")]);
    for (const name of ["self", "left", "right"]) {
      asked.messages.length = 0;
      assert.equal(await copied(name), "untouched");
      assert.match(asked.messages.at(-1) ?? "", new RegExp(`${name}\\.csl depends on the citation style .*, which was not found`));
    }
  });
});
