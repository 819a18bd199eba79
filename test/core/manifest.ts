import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { isRecord } from "../../src/core/record";

/** The parts of package.json that tests read. */
export interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly walkthroughs: readonly {
      readonly steps: readonly { readonly description: string; readonly media: Readonly<Record<string, unknown>> }[];
    }[];
    readonly configuration: readonly {
      readonly title: string;
      readonly order: number;
      readonly properties: Readonly<Record<string, { readonly order?: number; readonly scope: string }>>;
    }[];
  };
  readonly capabilities: { readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] } };
}

/** Returns the texts of package.json by their keys, in English or in another language, such as `"de"`. */
export function manifestTexts(language?: string): ReadonlyMap<string, string> {
  const file = language === undefined ? "package.nls.json" : `package.nls.${language}.json`;
  return new Map(Object.entries(JSON.parse(readFileSync(file, "utf8")) as Readonly<Record<string, string>>));
}

/** Returns the key of a text that package.json names, or `undefined` if the value is no `%key%`. */
export function manifestKey(value: string): string | undefined {
  return /^%([^%\s]+)%$/.exec(value)?.[1];
}

/** Returns package.json with its English texts in place of their keys, as VS Code does. */
export function readManifest(): Manifest {
  const texts = manifestTexts();
  return JSON.parse(readFileSync("package.json", "utf8"), (_name, value: unknown) => {
    const key = typeof value === "string" ? manifestKey(value) : undefined;
    assert.ok(key === undefined || texts.has(key), `package.nls.json has no ${key ?? ""}`);
    return key === undefined ? value : texts.get(key);
  }) as Manifest;
}

/** Returns every string below a value of package.json, with the path of names that leads to it. */
export function stringsIn(value: unknown, at: readonly string[] = []): readonly (readonly [path: string, text: string])[] {
  if (typeof value === "string") {
    return [[at.join("."), value]];
  }
  const parts: readonly (readonly [string, unknown])[] = Array.isArray(value)
    ? value.map((part: unknown, index) => [String(index), part] as const)
    : isRecord(value)
      ? Object.entries(value)
      : [];
  return parts.flatMap(([name, part]) => stringsIn(part, [...at, name]));
}
