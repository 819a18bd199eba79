import { fieldOf } from "../../core/record";
import { parse } from "jsonc-parser";
import * as vscode from "vscode";
import { readUri } from "./disk/readUri";
import { type CommentSyntax, readCommentSyntax } from "../../core/citations/comments/commentSyntax";

/**
 * Knows how the installed languages write comments. VS Code has no API for that, so this reads the configuration files of their
 * extensions.
 */
export interface LanguageComments {
  /** Reads the configuration of those languages that were not read before. A file that cannot be read counts as missing. */
  readonly read: (languageIds: Iterable<string>) => Promise<(languageId: string) => CommentSyntax | undefined>;
  readonly dispose: () => void;
}

export function createLanguageComments(): LanguageComments {
  const known = new Map<string, Promise<CommentSyntax | undefined>>();
  const changes = vscode.extensions.onDidChange(() => {
    known.clear();
  });
  return {
    read: async (languageIds) => {
      const read = [...new Set(languageIds)].map(async (languageId) => {
        const syntax = known.get(languageId) ?? readComments(languageId);
        known.set(languageId, syntax);
        return [languageId, await syntax] as const;
      });
      const syntaxes = new Map(await Promise.all(read));
      return (languageId) => syntaxes.get(languageId);
    },
    dispose: () => {
      changes.dispose();
    },
  };
}

/** If several extensions configure a language, the last one counts, as in VS Code. */
async function readComments(languageId: string): Promise<CommentSyntax | undefined> {
  const syntaxes = await Promise.all(configurationsOf(languageId).map(readConfiguration));
  return syntaxes.findLast((syntax) => syntax !== undefined);
}

async function readConfiguration(uri: vscode.Uri): Promise<CommentSyntax | undefined> {
  try {
    const text = new TextDecoder().decode(await readUri(uri, { namedBy: "user" }));
    return readCommentSyntax(parse(text, [], { allowTrailingComma: true }));
  } catch {
    return undefined;
  }
}

/** Returns the configuration files of a language in all extensions. */
function configurationsOf(languageId: string): readonly vscode.Uri[] {
  return vscode.extensions.all.flatMap(({ extensionUri, packageJSON }) =>
    languagesIn(packageJSON).flatMap((language) => {
      const id: unknown = Reflect.get(language, "id");
      const configuration: unknown = Reflect.get(language, "configuration");
      return id === languageId && typeof configuration === "string" ? [vscode.Uri.joinPath(extensionUri, configuration)] : [];
    }),
  );
}

function languagesIn(manifest: unknown): readonly object[] {
  const contributes = fieldOf(manifest, "contributes");
  const languages = fieldOf(contributes, "languages");
  return Array.isArray(languages)
    ? languages.filter((language): language is object => typeof language === "object" && language !== null)
    : [];
}
