import { cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { buildBundles, buildData } from "./build.mjs";
import { root } from "./install.mjs";
import { thirdPartyNotices } from "./notices.mjs";
import { run, step } from "./progress.mjs";

const staged = path.join(root, "out/package");
const megabyte = 1024 * 1024;
const largestSize = 6.5 * megabyte;

/** The files that a package may contain. vsce itself requires the manifest. */
const shipped =
  /^(?:package(?:\.nls(?:\.[\w-]+)?)?\.json|l10n\/bundle\.l10n(?:\.[\w-]+)?\.json|README\.md|CHANGELOG\.md|LICENSE(?:\.txt|\.md)?|ThirdPartyNotices\.txt|media\/[\w.-]+\.(?:png|svg|css)|media\/citelens\.schema\.json|media\/walkthrough\/\w+(?:\.nls\.[\w-]+)?\.md|media\/csl\/(?:README\.md|styles\/[\w-]+\.csl|locales\/[\w-]+\.xml)|dist\/[\w./-]+\.(?:js|css)|dist\/data\/\w+\.json|dist\/citeproc\/(?:LICENSE|README\.md)|dist\/meaning\/meaning(?:\.bin|-words\.txt)|skills\/[a-z-]+\/SKILL\.md)$/;
const mustBeShipped = [
  "package.nls.json",
  "package.nls.de.json",
  "l10n/bundle.l10n.de.json",
  "media/walkthrough/citing.nls.de.md",
  "dist/extension.js",
  "dist/web/extension.js",
  "dist/cli.js",
  "media/citelens.schema.json",
  "dist/cliThread.js",
  "dist/mcp.js",
  "dist/webview/main.js",
  "dist/webview/panel.css",
  "LICENSE",
  "ThirdPartyNotices.txt",
  "dist/citeproc/citeproc_commonjs.js",
  "dist/citeproc/LICENSE",
  "dist/citeproc/README.md",
  "dist/data/papers.json",
  "dist/meaning/meaning.bin",
  "dist/meaning/meaning-words.txt",
  "media/csl/README.md",
  "skills/cite-papers/SKILL.md",
  "media/csl/styles/apa.csl",
  "media/csl/locales/locales-en-US.xml",
];

/** Builds and packages the extension, and returns the package's path. */
export async function buildPackage() {
  await buildData();
  await buildBundles({ minify: true });
  return packageExtension();
}

/**
 * Packages the built bundles as an installable extension, and checks that the package contains all required files and no others.
 *
 * @returns {Promise<string>} the package's path
 */
export async function packageExtension() {
  const file = path.join(root, "out/citelens.vsix");
  await step("Packaging the extension", async () => {
    stage();
    const files = (await vsce(["ls"])).split("\n").filter((name) => name !== "");
    const wrong = [
      ...files.filter((name) => !shipped.test(name)).map((name) => `${name} must not be shipped`),
      ...mustBeShipped.filter((name) => !files.includes(name)).map((name) => `${name} is missing`),
    ];
    if (wrong.length > 0) {
      throw new Error(`The package has wrong files:\n${wrong.slice(0, 20).join("\n")}`);
    }
    await vsce(["package", "--out", file, ...(hasRepository() ? [] : ["--allow-missing-repository", "--no-rewrite-relative-links"])]);
    const { size } = statSync(file);
    console.log(`  ${path.relative(root, file)}: ${files.length} files, ${(size / megabyte).toFixed(2)} MB`);
    if (size > largestSize) {
      throw new Error(`The package is larger than ${largestSize / megabyte} MB.`);
    }
  });
  return file;
}

/** Copies the files to ship into a separate folder: in the project's own folder, vsce would look at each of 100,000 other files. */
function stage() {
  rmSync(staged, { recursive: true, force: true });
  const manifests = readdirSync(root).filter((name) => /^package(?:\.nls(?:\.[\w-]+)?)?\.json$/.test(name));
  for (const name of [...manifests, ".vscodeignore", "README.md", "CHANGELOG.md", "LICENSE", "l10n", "media", "skills", "dist"]) {
    cpSync(path.join(root, name), path.join(staged, name), { recursive: true });
  }
  writeFileSync(path.join(staged, "ThirdPartyNotices.txt"), thirdPartyNotices());
  if (!hasRepository()) {
    for (const page of ["README.md", "CHANGELOG.md"]) {
      const file = path.join(staged, page);
      writeFileSync(file, selfContained(readFileSync(file, "utf8")));
    }
  }
}

/** With a repository in the manifest, vsce itself turns relative links into `https:` addresses. */
function hasRepository() {
  /** @type {{ repository?: unknown }} */
  const manifest = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  return manifest.repository !== undefined;
}

/**
 * Embeds the pictures of a page and keeps only the text of links to files: VS Code resolves no relative path on the page of an
 * installed extension. It shows embedded pictures up to 1.102 and `https:` pictures only from 1.103 on
 * (https://github.com/microsoft/vscode-vsce/issues/1196).
 *
 * @param {string} markdown
 */
function selfContained(markdown) {
  const link = /(!?)\[([^\]]*)\]\((?!https?:|#)([^)\s]+)\)/g;
  return markdown.replace(link, (/** @type {string[]} */ ...[, mark = "", text = "", file = ""]) =>
    mark === "" ? text : `![${text}](data:image/png;base64,${readFileSync(path.join(root, file), "base64")})`,
  );
}

/** @param {readonly string[]} args */
function vsce([command = "", ...args]) {
  return run(process.execPath, [path.join(root, "node_modules/@vscode/vsce/vsce"), command, "--no-dependencies", ...args], { cwd: staged });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildPackage();
}
