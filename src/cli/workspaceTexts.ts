import { readdir } from "node:fs/promises";
import path from "node:path";
import { isAboutWorkspace } from "../core/mentions/judge/score/readWorkspace";
import { decodeText, readBounded } from "./files";

/** Returns the texts at the root of a folder that say what its files are about; those that cannot be read are left out. */
export async function readWorkspaceTexts(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile() && isAboutWorkspace(entry.name)).map(({ name }) => path.join(folder, name));
  const bytes = await Promise.all(files.sort().map((file) => readBounded(file).catch(() => undefined)));
  return bytes.flatMap((content) => (content ? [decodeText(content) ?? ""] : [])).filter((text) => text !== "");
}
