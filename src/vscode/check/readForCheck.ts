import type * as vscode from "vscode";
import { skipReason } from "../../core/codebase/skipReason";
import { decodeTextInSlices } from "../../core/formats/decodeText";
import { isBinary } from "../../core/formats/encoding/isBinary";
import { readUri } from "../platform/disk/readUri";
import { fileName } from "../platform/readText";
import { runSliced } from "../platform/slices";

/** Why a file of the workspace is not checked. */
export type SkipKind = "binary" | "generated" | "minified" | "unreadable";

/** A larger file was not written by hand. */
const maxFileBytes = 4_000_000;

/** Files that are no text, by their names: they need not be read. */
const binaryName =
  /\.(?:png|jpe?g|gif|webp|bmp|ico|icns|tiff?|pdf|zip|gz|tgz|bz2|xz|7z|whl|jar|so|dll|dylib|exe|o|a|pyc|npy|npz|pt|pth|onnx|safetensors|h5|parquet|woff2?|ttf|otf|eot|mp[34]|wav|mov|webm|avi)$/i;

/** Returns the text of a file of the workspace, or why it is not checked. */
export async function readForCheck(uri: vscode.Uri): Promise<{ readonly text: string } | { readonly skipped: SkipKind }> {
  if (binaryName.test(uri.path)) {
    return { skipped: "binary" };
  }
  try {
    const bytes = await readUri(uri, { namedBy: "workspace", maxBytes: maxFileBytes });
    if (isBinary(bytes)) {
      return { skipped: "binary" };
    }
    const { text } = await runSliced(decodeTextInSlices(bytes));
    const reason = skipReason(fileName(uri), text);
    return reason === undefined ? { text } : { skipped: reason };
  } catch {
    return { skipped: "unreadable" };
  }
}
