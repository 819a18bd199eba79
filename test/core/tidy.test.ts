import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { isRecord } from "../../src/core/record";
import { parseSeed } from "../../src/core/seed/parseSeed";
import { commandIds, settingKeys } from "../../src/vscode/platform/contributions";
import { readManifest } from "./manifest";

const drawers = ["utils", "util", "common", "helpers", "types", "shared", "misc"];

const manifest = readManifest();
const settings = manifest.contributes.configuration.flatMap(({ properties }) => Object.entries(properties));
const sources = filesBelow("src").filter((file) => file.endsWith(".ts"));
const documents = [...readdirSync(".").map(String), ...["docs", "media", "seeds", "src", "test/bench"].flatMap(filesBelow)].filter((file) =>
  file.endsWith(".md"),
);

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name).split(path.sep).join("/"));
}

/** Returns the links and pictures of a document: the file, and the heading if the link names one. */
function linksOf(file: string): (readonly [target: string, heading?: string])[] {
  const prose = readFileSync(file, "utf8").replace(/^```[\s\S]*?^```|`[^`\n]*`/gm, "");
  return [...prose.matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)]+))?\)/g)].map(([, target = "", heading]) => {
    const linked = target === "" ? file : path.posix.join(path.posix.dirname(file), target);
    return heading === undefined ? [linked] : [linked, heading];
  });
}

/** Returns a document's headings in the form in which links name them. */
function headingsOf(file: string): string[] {
  return [...readFileSync(file, "utf8").matchAll(/^#+ (.+)$/gm)].map(([, title = ""]) =>
    title
      .toLowerCase()
      .replace(/[^\w\- ]/g, "")
      .replaceAll(" ", "-"),
  );
}

describe("tidy", () => {
  it("finds the sources", () => {
    assert.ok(sources.length > 30);
  });

  it("has no clock, chance, or waiting in the core, which the compiler does not check", () => {
    const world = /\b(Date\.now|new Date\(\)|Math\.random|await )/;
    for (const file of sources.filter((name) => name.startsWith("src/core/"))) {
      const code = readFileSync(file, "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*|"(?:[^"\\\n]|\\.)*"|`[^`]*`/g, "");
      assert.equal(world.exec(code)?.[0], undefined, file);
    }
  });

  it("has only its own files and folders at its top", () => {
    const ignored = new Set([
      "node_modules",
      ...readFileSync(".gitignore", "utf8")
        .split("\n")
        .map((line) => line.replaceAll("/", "")),
    ]);
    const expected =
      /^(?:\.\w.*|src|media|seeds|test|docs|skills|l10n|[A-Z]+\.md|LICENSE|(?:package|package-lock|package\.nls(?:\.\w+)?|tsconfig)\.json|eslint\.config\.mjs)$/;
    assert.deepEqual(
      readdirSync(".").filter((name) => !ignored.has(name) && !expected.test(name)),
      [],
    );
  });

  it("has no folder with too many files", () => {
    const maxFiles = 16;
    const folders = new Map<string, number>();
    for (const file of [...sources, ...filesBelow("test").filter((name) => name.endsWith(".ts"))]) {
      folders.set(path.dirname(file), (folders.get(path.dirname(file)) ?? 0) + 1);
    }
    assert.deepEqual(
      [...folders].filter(([, count]) => count > maxFiles),
      [],
    );
  });

  it("has no drawers and no barrels", () => {
    const folders = sources.flatMap((file) => path.dirname(file).split("/"));
    assert.deepEqual(
      folders.filter((folder) => drawers.includes(folder)),
      [],
    );
    assert.deepEqual(
      sources.filter((file) => path.basename(file) === "index.ts"),
      [],
    );
  });

  it("does not loosen the checks", () => {
    const loose = /@ts-(?:ignore|expect-error|nocheck)|eslint-disable|\bas any\b|: any\b|as unknown as/;
    const tests = filesBelow("test").filter((file) => /\.(?:ts|mjs)$/.test(file) && !file.endsWith("tidy.test.ts"));
    for (const file of [...sources, ...tests]) {
      assert.equal(loose.exec(readFileSync(file, "utf8"))?.[0], undefined, file);
    }
  });

  it("skips tests only with requires(), which gives the reason", () => {
    const skip = /\b(?:it|describe|context|test)\.(?:only|skip)\b|\bx(?:it|describe)\(|\.skip\(|\bpending\(/;
    const helper = ["test/guards/requirement.ts", "test/core/tidy.test.ts"];
    for (const file of filesBelow("test").filter((name) => name.endsWith(".ts") && !helper.includes(name))) {
      assert.equal(skip.exec(readFileSync(file, "utf8"))?.[0], undefined, file);
    }
  });

  it("has no test that returns early", () => {
    // A test that returns before it has tested anything counts as passed. A test that cannot run must call requires().
    const earlyReturn = /^( *)it\([^\n]*\{\n(?:(?!\1\}\))[^\n]*\n)*?\1 {2,4}return;\n/m;
    for (const file of filesBelow("test").filter((name) => /\.(?:test|stress|soak)\.ts$/.test(name))) {
      assert.equal(earlyReturn.exec(readFileSync(file, "utf8"))?.[0], undefined, file);
    }
  });

  it("has the same commands and settings in the manifest and in the code", () => {
    assert.deepEqual(manifest.contributes.commands.map(({ command }) => command).sort(), [...commandIds].sort());
    assert.deepEqual(settings.map(([key]) => key).sort(), [...settingKeys].sort());
  });

  it("documents every command and setting", () => {
    const commands = readFileSync("docs/commands.md", "utf8");
    for (const { title } of manifest.contributes.commands) {
      assert.ok(commands.includes(`| **${title}** |`), title);
    }
    const rows = [...readFileSync("docs/settings.md", "utf8").matchAll(/^\| `(citelens\.[\w.]+)` \|/gm)].map(([, key]) => key);
    const ordered = [...settings].sort(([, a], [, b]) => (a.order ?? 0) - (b.order ?? 0)).map(([key]) => key);
    assert.deepEqual(rows, ordered);
    assert.deepEqual(
      settings.map(([key]) => key),
      ordered,
      "the groups are in the same order",
    );
  });

  it("has a README that takes only a minute or two to read", () => {
    const words = readFileSync("README.md", "utf8").split(/\s+/).length;
    assert.ok(words <= 900, `${words} words`);
  });

  it("restricts only existing settings", () => {
    const { restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
    assert.deepEqual(
      restrictedConfigurations.filter((key) => !settingKeys.includes(key)),
      [],
    );
  });

  it("has a walkthrough whose commands and files exist", () => {
    const steps = manifest.contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);
    assert.ok(steps.length > 0);
    for (const { description, media } of steps) {
      const commands = [...description.matchAll(/command:(citelens\.\w+)/g)].map((found) => found[1]);
      assert.deepEqual(
        commands.filter((command) => !commandIds.some((id) => id === command)),
        [],
      );
      const { image, markdown } = media;
      const shown = isRecord(image) ? ["light", "dark", "hc", "hcLight"].map((theme) => image[theme]) : [markdown];
      assert.deepEqual(
        shown.filter((file) => typeof file !== "string" || readFileSync(file).length === 0),
        [],
      );
    }
  });

  it("has no dead links in its documents", () => {
    const dead = documents.flatMap((file) =>
      linksOf(file)
        .filter(([target, heading]) => !existsSync(target) || (heading !== undefined && !headingsOf(target).includes(heading)))
        .map((link) => `${file}: ${link.join("#")}`),
    );
    assert.deepEqual(dead, []);
  });

  it("has a map that names every room", () => {
    const map = readFileSync("src/README.md", "utf8");
    const rooms = sources.flatMap((file) => path.dirname(file).split("/").slice(1));
    assert.deepEqual(
      [...new Set(rooms)].filter((room) => !map.includes(`${room}/`)),
      [],
    );
  });

  it("has a seed without problems", () => {
    const { papers, problems } = parseSeed(readFileSync("seeds/daily-papers.txt", "utf8"));
    assert.deepEqual(problems, []);
    assert.equal(papers.length, 106);
  });
});
