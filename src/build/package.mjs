import { mkdirSync, statSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { buildBundles, buildData } from "./build.mjs";
import { root } from "./install.mjs";
import { run, step } from "./progress.mjs";

const megabyte = 1024 * 1024;
const largestSize = 5 * megabyte;

/** What a package may hold; vsce itself refuses to leave the manifest out. */
const shipped = /^(?:package\.json|README\.md|CHANGELOG\.md|LICENSE(?:\.txt|\.md)?|media\/[\w.-]+\.(?:png|svg|css)|dist\/[\w./-]+\.(?:js|css))$/;
const mustBeShipped = ["dist/extension.js", "dist/web/extension.js", "dist/cli.js", "dist/webview/main.js", "dist/webview/panel.css", "LICENSE"];

/**
 * Packages what was built as an installable extension, and checks that all of it and nothing else is in there.
 *
 * @returns {Promise<string>} the package's path
 */
export async function packageExtension() {
  const file = path.join(root, "out/citelens.vsix");
  await step("Packaging the extension", async () => {
    const files = (await vsce(["ls"])).split("\n").filter((name) => name !== "");
    const wrong = [
      ...files.filter((name) => !shipped.test(name)).map((name) => `${name} must not be shipped`),
      ...mustBeShipped.filter((name) => !files.includes(name)).map((name) => `${name} is missing`),
    ];
    if (wrong.length > 0) {
      throw new Error(`The package is not what it should be:\n${wrong.slice(0, 20).join("\n")}`);
    }
    mkdirSync(path.dirname(file), { recursive: true });
    await vsce(["package", "--out", file, "--allow-missing-repository", "--no-rewrite-relative-links"]);
    const { size } = statSync(file);
    console.log(`  ${path.relative(root, file)}: ${files.length} files, ${(size / megabyte).toFixed(2)} MB`);
    if (size > largestSize) {
      throw new Error(`The package is larger than ${largestSize / megabyte} MB.`);
    }
  });
  return file;
}

/** @param {readonly string[]} args */
function vsce([command = "", ...args]) {
  return run(process.execPath, ["node_modules/@vscode/vsce/vsce", command, "--no-dependencies", ...args], { cwd: root });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildData();
  await buildBundles({ minify: true });
  await packageExtension();
}
