import * as vscode from "vscode";
import type { KnownKeys } from "../../core/mentions/forms/formKeys";
import { decodeFormKeys, encodeFormKeys, type KeptKeys } from "../../core/mentions/forms/keptKeys";
import type { Paper } from "../../core/paper";
import { readUri } from "../platform/disk/readUri";
import { orUndefined } from "../platform/orUndefined";
import { runSliced } from "../platform/slices";
import { writeWhole } from "../platform/writeWhole";

/** The keys by which names were found the last time, kept in a file. */
export interface MentionKeysCache {
  /** What was kept with the same muted names; `undefined` where nothing was, or it is damaged. */
  load(muted: readonly string[]): Promise<KeptKeys | undefined>;
  /** Keeps the keys of these papers for the next time; where that fails, the log tells. */
  save(papers: readonly Paper[], known: KnownKeys, muted: readonly string[]): Promise<void>;
}

export interface MentionKeysCacheOptions {
  readonly folder: vscode.Uri;
  /** Of the extension: another one may read other names. */
  readonly version: string;
  readonly log: vscode.LogOutputChannel;
}

const fileName = "mentions.keys";

/** A cache in a folder of VS Code's storage for extensions. What it has is read from the first moment on. */
export function createMentionKeysCache({ folder, version, log }: MentionKeysCacheOptions): MentionKeysCache {
  const file = vscode.Uri.joinPath(folder, fileName);
  let bytes: Promise<Uint8Array | undefined> | undefined = orUndefined(readUri(file), (error) => {
    log.warn("The kept names of papers cannot be read; they are looked for again.", error);
  });
  /** Asked for by what answers during the start, and by the first library. */
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
        log.warn("The names of papers could not be kept for the next time.", error);
      }
    },
  };
}
