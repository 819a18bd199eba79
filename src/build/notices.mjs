import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { root } from "./install.mjs";

/**
 * Returns the licences of all packages that the bundles may contain, those that others depend on included, from the files that npm installed.
 *
 * @throws {Error} if a package has no licence.
 */
export function thirdPartyNotices() {
  /** @type {{ packages: Record<string, { dev?: boolean, optional?: boolean, version?: string, license?: string }> }} */
  const { packages } = JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8"));
  const shipped = Object.entries(packages).filter(
    ([folder, { dev }]) => folder !== "" && dev !== true && existsSync(path.join(root, folder)),
  );
  const notices = shipped.map(([folder, { version = "", license = "" }]) => {
    const name = folder.replace(/^.*node_modules\//, "");
    const files = readdirSync(path.join(root, folder)).filter((file) => /^(?:licen[cs]e|notice|copying)/i.test(file));
    const texts = files.map((file) => readFileSync(path.join(root, folder, file), "utf8").trim());
    if (texts.length === 0 && license === "") {
      throw new Error(`${name} has no licence.`);
    }
    return `${name} ${version} (${license})\n\n${texts.join("\n\n")}`.trim();
  });
  return `CiteLens contains these packages.\n\n${notices.join(`\n\n${"-".repeat(80)}\n\n`)}\n`;
}
