import * as vscode from "vscode";
import type { Services } from "../services/services";
import { registerCitationCompletion } from "./citationCompletion";
import { registerCitationDefinition } from "./citationDefinition";
import { registerCitationDiagnostics } from "./citationDiagnostics";
import { registerCitationQuickFixes } from "./citationQuickFixes";
import { registerCitationReferences } from "./citationReferences";
import { registerCitationRename } from "./citationRename";
import { registerCiteAccepted } from "./citeAccepted";
import { registerIdentifierLinks } from "./identifierLinkProvider";

/** Registers all that reads citations which stand in documents already; the hover aside. */
export function registerCitations(services: Services): vscode.Disposable {
  return vscode.Disposable.from(
    registerCitationCompletion(services),
    registerCiteAccepted(services),
    registerCitationDefinition(services),
    registerCitationReferences(services),
    registerCitationRename(services),
    registerCitationDiagnostics(services),
    registerCitationQuickFixes(services),
    registerIdentifierLinks(),
  );
}
