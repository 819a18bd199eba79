import * as vscode from "vscode";
import type { Services } from "../services/services";
import { registerCitationCompletion } from "./citationCompletion";
import { registerCitationDefinition, registerCitationReferences } from "./citationNavigation";
import { registerCitationRename } from "./citationRename";
import { registerCiteAccepted } from "./citeAccepted";
import { registerCitationDiagnostics } from "./diagnostics/citationDiagnostics";
import { registerCitationQuickFixes } from "./diagnostics/citationQuickFixes";
import { registerUnknownKeyCommands } from "./diagnostics/unknownKeyActions";
import { registerFormAction } from "./formAction";
import { registerIdentifierLinks } from "./identifierLinkProvider";

/** Registers everything that works with existing citations, except for the hover. */
export function registerCitations(services: Services): vscode.Disposable {
  return vscode.Disposable.from(
    registerCitationCompletion(services),
    registerCiteAccepted(services),
    registerCitationDefinition(services),
    registerCitationReferences(services),
    registerCitationRename(services),
    registerCitationDiagnostics(services),
    registerCitationQuickFixes(services),
    registerUnknownKeyCommands(services),
    registerFormAction(),
    registerIdentifierLinks(),
  );
}
