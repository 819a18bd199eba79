import * as vscode from "vscode";
import { sourceName } from "../../../core/sources/sources";
import type { PaperSource, PaperSourceOptions } from "./paperSource";
import type { SourceFiles } from "./sourceFiles";
import { type LabelledFile, zoteroFileBeside } from "./zoteroFile";

/** Who names the files of the library: the user, Zotero, or the workspace. */
export interface FileOwners {
  /** Returns whether the user named a file, by the settings or by importing papers. */
  isOfUser(address: string): boolean;
  /** Returns whether a file repeats a library of Zotero. */
  isOfZotero(address: string): boolean;
  /** Returns the options with which the source of a file is created. */
  optionsFor(address: string): SourceOfOwner;
  /** Returns whether a source was created by those who name its file now. */
  isStill(source: PaperSource, address: string): boolean;
}

type SourceOfOwner = Pick<PaperSourceOptions, "isOfZotero" | "label"> & Required<Pick<PaperSourceOptions, "isLibrary" | "namedBy">>;

/**
 * Returns the owners of files.
 *
 * @param zotero the files that repeat libraries of Zotero. The file of the user's own is Zotero's in any case.
 */
export function ownersOf(
  importedFile: vscode.Uri,
  { configured, project }: Pick<SourceFiles, "configured" | "project">,
  zotero: readonly LabelledFile[],
): FileOwners {
  const imported = importedFile.toString();
  const own: LabelledFile = { uri: zoteroFileBeside(importedFile), label: sourceName("zotero") };
  const ofZotero = new Map([own, ...zotero].map(({ uri, label }) => [uri.toString(), label]));
  const ofUser = new Set([imported, ...ofZotero.keys(), ...configured.map((uri) => uri.toString())]);
  const ofProject = new Set(project.map((uri) => uri.toString()));
  const isOfUser = (address: string): boolean => ofUser.has(address);
  const isLibrary = (address: string): boolean => isOfUser(address) || ofProject.has(address);
  return {
    isOfUser,
    isOfZotero: (address) => ofZotero.has(address),
    optionsFor(address) {
      const label = ofZotero.get(address);
      return {
        namedBy: isOfUser(address) ? "user" : "workspace",
        isLibrary: isLibrary(address),
        ...(address === imported ? { label: vscode.l10n.t("your own library") } : {}),
        ...(label === undefined ? {} : { label, isOfZotero: true }),
      };
    },
    isStill: (source, address) =>
      (source.namedBy === "user") === isOfUser(address) &&
      source.isLibrary === isLibrary(address) &&
      (ofZotero.get(address) ?? source.label) === source.label,
  };
}
