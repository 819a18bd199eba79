import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { gzipSync } from "node:zlib";
import { requires } from "../guards/requirement";
import { eventually } from "./window/eventually";
import { useWindow } from "./window/harness";
import { knowsHostMemory, peakHostMemoryMb } from "./window/hostMemory";

/** The most memory that the extension host may have at any moment, with VS Code's own part. */
const maxHostMemoryMb = 400;
/** The time until a hover or a row shows, with the mouse and the drawing. It only guards against slowness by an order of magnitude. */
const maxAnswerMs = 20_000;

const good = (name: string): string => `A Good Paper about ${name}`;
const goodEntry = (name: string): string => `@misc{${name}, title = {${good(name)}}, author = {Doe, Jane}}\n`;
const repeated = (count: number, piece: (index: number) => string): string => Array.from({ length: count }, (_, at) => piece(at)).join("");

/** A gzipped file with this many megabytes of blanks: a thousandth of that. Members of gzip may follow each other (RFC 1952, 2.2). */
function gzipBomb(megabytes: number): Uint8Array {
  const member = gzipSync(Buffer.alloc(16 * 1024 * 1024, " "), { level: 9 });
  return Buffer.concat(Array.from({ length: megabytes / 16 }, () => member));
}

interface Hostile {
  readonly content: string | Uint8Array;
  /** The line of the log about the file. Without it, all of the file is read, and the log has no line. */
  readonly logged?: RegExp;
  /** A paper of the file that is found all the same. */
  readonly found?: string;
}

/** Files with papers. Those without the ending `.bib` are named by documents. */
const files: Readonly<Record<string, Hostile>> = {
  "comments.yml": {
    content: `${"# a comment\r\n".repeat(60)}comments:\r\n  type: article\r\n  title: ${good("Comments")}\r\n`,
    found: "Comments",
  },
  "mixed-blanks.yaml": { content: `${"#\t \r\n \r".repeat(400)}\nblanks:\n  type: article\n  title: ${good("Blanks")}\n`, found: "Blanks" },
  "bomb.bib": { content: gzipBomb(480), logged: /more than \d+ MB when it is unpacked/ },
  "other-bomb.bib.gz": { content: gzipBomb(960), logged: /more than \d+ MB when it is unpacked/ },
  "macros.bib": {
    content: `@string{a0 = {xxxxxxxxxx}}\n${repeated(40, (at) => `@string{a${at + 1} = a${at} # a${at}}\n`)}@misc{k, title = a40}\n${goodEntry("Macros")}`,
    logged: /:\d+: /,
    found: "Macros",
  },
  "wide-macros.bib": {
    content: `@string{b0 = {xxxxxxxxxx}}\n${repeated(12, (at) => `@string{b${at + 1} = ${Array(9).fill(`b${at}`).join(" # ")}}\n`)}@misc{w, title = b12}\n${goodEntry("Widths")}`,
    logged: /:\d+: /,
    found: "Widths",
  },
  "at-line.ris": {
    content: `TY  - JOUR\nID  - r1\nTI  - ${good("Notes")}\nN1  - see\n@article{x, note}\nER  - \nTY  - JOUR\nTI  - Another\nER  - \n`,
    found: "Notes",
  },
  "table.bib": { content: `Title, Author, Year, Journal, DOI\n\n${goodEntry("Tables")}`, found: "Tables" },
  "minified.json": {
    content: `[${repeated(999, (at) => (at === 500 ? '{"id":"b" "title":"B"},' : `{"id":"m${at}","title":"Made ${at}"},`))}{"id":"last","title":"${good("Records")}"}]`,
    logged: /:\d+: /,
    found: "Records",
  },
  "deep.json": { content: "[".repeat(20_000) + '{"id":"d","title":"D"}' + "]".repeat(20_000), logged: /:\d+: / },
  "custom-type.json": {
    content: `[{"id":"e","title":"${good("Types")}","custom":{"bibtex":{"type":"preamble{\\"\\\\input{x}\\"}\\n@misc","fields":{"title":"E"}}}}]`,
    found: "Types",
  },
  "proto.json": { content: `[{"id":"__proto__","title":"${good("Prototypes")}","__proto__":{"polluted":1}}]`, found: "Prototypes" },
  "zero-width.json": { content: '[{"id":"z","title":"\\u200b"}]', logged: /title/ },
  "braces.bib": { content: `@misc{o, title = ${"{".repeat(400_000)}\n\n${goodEntry("Braces")}`, logged: /:\d+: /, found: "Braces" },
  "problems.bib": { content: `${"@misc{p, title}\n".repeat(70_000)}${goodEntry("Problems")}`, logged: /:\d+: /, found: "Problems" },
};

/** The paths that documents name and that are not read, with the line of the log. */
const refused: Readonly<Record<string, RegExp>> = {
  "/dev/zero": /\/dev\/zero was not read: it is not a regular file/,
  "pipe.bib": /pipe\.bib was not read: it is not a regular file/,
  "../outside.bib": /outside\.bib.*outside of the workspace/,
  "link.bib": /link\.bib.*outside of the workspace/,
  "//elsewhere/x.bib": /names "\/\/elsewhere\/x\.bib", which was not read: it names another computer/,
};

const style = (term: string): string =>
  `<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>X</title><id>x</id></info>${term}<citation><layout><text variable="title"/></layout></citation></style>`;

/** Files that only the settings of the workspace name, which do not count in Restricted Mode. */
const styles: Readonly<Record<string, string>> = {
  "pollution.csl": style('<locale><terms><term name="__proto__" form="polluted">1</term></terms></locale>'),
  "macros.csl": style(repeated(40, (at) => `<macro name="m${at + 1}"><text macro="m${at}"/><text macro="m${at}"/></macro>`)),
};

function writeHostileFiles(workspace: string): void {
  const at = (name: string): string => path.join(workspace, name);
  Object.entries(files).forEach(([name, { content }]) => {
    writeFileSync(at(name), content);
  });
  Object.entries(styles).forEach(([name, text]) => {
    writeFileSync(at(name), text);
  });
  execFileSync("mkfifo", [at("pipe.bib")]);
  writeFileSync(at("../outside.bib"), goodEntry("Outside"));
  writeFileSync(at("../set.bib"), goodEntry("Settings"));
  symlinkSync("../outside.bib", at("link.bib"));
  const named = [...Object.keys(files), ...Object.keys(refused)];
  writeFileSync(at("names.tex"), `\\documentclass{article}\n${named.map((name) => `\\addbibresource{${name}}\n`).join("")}`);
  writeFileSync(at("host.md"), "---\nbibliography: //host.example.org/x.bib\n---\nWe use ViDT here.\n");
  mkdirSync(at(".vscode"), { recursive: true });
  const settings = { "citelens.libraries": ["../set.bib"], "citelens.references.styles": Object.keys(styles) };
  writeFileSync(at(".vscode/settings.json"), JSON.stringify(settings));
}

describe("a hostile workspace in Restricted Mode", () => {
  before(function () {
    requires(this, process.platform !== "win32" && knowsHostMemory, "the system has no pipes or does not say how much memory there is");
  });
  const vscode = useWindow({ isUntrusted: true, prepare: writeHostileFiles });

  /** Returns the time until a hover shows, in milliseconds. */
  async function hoverMs(): Promise<number> {
    const start = Date.now();
    await vscode().hover("ViDT", "An Extendable, Efficient and Effective Transformer-based Object Detector");
    await vscode().dismissAll();
    return Date.now() - start;
  }

  it("opens, answers hovers meanwhile, and logs each file that is refused or has problems", async function () {
    this.timeout(180_000);
    await vscode().openFile("names.tex");
    await vscode().openFile("host.md");
    const times = [await hoverMs()];
    const expected = [
      ...Object.entries(files).flatMap(([name, { logged }]) => (logged ? [[name, logged] as const] : [])),
      ...Object.entries(refused),
    ];
    await eventually("all lines of the log", () => {
      const missing = expected.filter(
        ([name, logged]) =>
          !vscode()
            .ownLogLines(path.basename(name))
            .some((line) => logged.test(line)),
      );
      assert.deepEqual(missing, [], vscode().ownLogLines("").join("\n"));
      return Promise.resolve(true);
    });
    times.push(await hoverMs());
    console.log(`      hovers after ${times.join(" and ")} ms`);
    assert.ok(Math.max(...times) < maxAnswerMs, times.join());
  });

  it("says nothing about files without a problem", () => {
    const quiet = Object.entries(files).flatMap(([name, { logged }]) => (logged ? [] : [name]));
    assert.deepEqual(
      quiet.flatMap((name) => vscode().ownLogLines(`/${name}`)),
      [],
    );
  });

  it("loses no other paper", async function () {
    this.timeout(180_000);
    await vscode().runCommand("CiteLens: Find Paper");
    for (const { found } of Object.values(files)) {
      if (found !== undefined) {
        await vscode().typeInPick(good(found));
        await vscode().pickRow(0, good(found));
      }
    }
    await vscode().dismissAll();
  });

  it("shows no paper from outside of it", async () => {
    await vscode().runCommand("CiteLens: Find Paper");
    for (const name of ["Outside", "Settings"]) {
      await vscode().typeInPick(good(name));
      await vscode().pickRow(0, "A Good Paper about");
      assert.ok((await vscode().pickRows()).every((row) => !row.name.includes(good(name))));
    }
    await vscode().dismissAll();
  });

  it(`keeps the extension host below ${maxHostMemoryMb} MB`, () => {
    const peak = peakHostMemoryMb(vscode().surroundings.serverPid);
    console.log(`      the extension host had at most ${peak} MB`);
    assert.ok(peak < maxHostMemoryMb, `${peak} MB`);
  });
});
