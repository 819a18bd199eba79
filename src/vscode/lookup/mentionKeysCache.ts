import * as vscode from "vscode";
import type { KnownKeys } from "../../core/mentions/forms/formKeys";
import { decodeFormKeys, encodeFormKeys, type KeptKeys } from "../../core/mentions/forms/keptKeys";
import type { Paper } from "../../core/paper";
import { readUri } from "../platform/disk/readUri";
import { orUndefined } from "../platform/orUndefined";
import { runSliced } from "../platform/slices";
import { writeWhole } from "../platform/writeWhole";

/** A file with the keys by which the last session found names. */
export interface MentionKeysCache {
  /** Returns the keys that were saved with the same muted names, or `undefined` if they are missing or damaged. */
  load(muted: readonly string[]): Promise<KeptKeys | undefined>;
  /** Saves the keys of these papers for the next start. Logs a failure. */
  save(papers: readonly Paper[], known: KnownKeys, muted: readonly string[]): Promise<void>;
}

export interface MentionKeysCacheOptions {
  readonly folder: vscode.Uri;
  /** The version of the extension. Another version may extract other names. */
  readonly version: string;
  readonly log: vscode.LogOutputChannel;
}

const fileName = "mentions.keys";

/** Creates a cache in a folder of VS Code's storage for extensions, and begins to read it at once. */
export function createMentionKeysCache({ folder, version, log }: MentionKeysCacheOptions): MentionKeysCache {
  const file = vscode.Uri.joinPath(folder, fileName);
  let bytes: Promise<Uint8Array | undefined> | undefined = orUndefined(readUri(file, { namedBy: "user" }), (error) => {
    log.warn("The cached names of papers cannot be read; they are extracted again.", error);
  });
  // Both the early hover and the first library load the keys.
  let decoded: { readonly muted: string; readonly keys: Promise<KeptKeys | undefined> } | undefined;
  const decode = async (muted: readonly string[]): Promise<KeptKeys | undefined> => {
    const read = await bytes;
    bytes = undefined;
    return read && decodeFormKeys(read, { version, muted });
  };
  return {
    async load(muted) {
      decoded ??= { muted: muted.join("\n"), keys: decode(muted) };
      return decoded.muted === muted.join("\n") ? decoded.keys : undefined;
    },
    async save(papers, { keys }, muted) {
      try {
        await writeWhole(file, await runSliced(encodeFormKeys(papers, keys, { version, muted })));
      } catch (error) {
        log.warn("The names of papers could not be cached for the next start.", error);
      }
    },
  };
}
