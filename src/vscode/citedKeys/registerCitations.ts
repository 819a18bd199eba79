import * as vscode from "vscode";
import type { UserPapers } from "../library/userPapers";
import type { RecentPapers } from "../lookup/recentPapers";
import type { Bibliographies } from "./bibliographies";
import { registerCitationCompletion } from "./citationCompletion";
import { registerCitationDefinition } from "./citationDefinition";
import { registerCitationDiagnostics } from "./citationDiagnostics";
import { registerCitationQuickFixes } from "./citationQuickFixes";
import { registerCitationReferences } from "./citationReferences";
import { registerCitationRename } from "./citationRename";
import { registerCiteAccepted } from "./citeAccepted";
import { registerIdentifierLinks } from "./identifierLinkProvider";
import type { InsertionSources } from "../citing/planCitation";

/** What reading citations back works with. */
export interface CitationSources extends InsertionSources {
  readonly recent: RecentPapers;
  readonly personal: UserPapers;
  readonly bibliographies: Bibliographies;
}

/** Registers all that reads citations which stand in documents already; the hover aside. */
export function registerCitations(sources: CitationSources): vscode.Disposable {
  return vscode.Disposable.from(
    registerCitationCompletion(sources),
    registerCiteAccepted(sources),
    registerCitationDefinition(sources),
    registerCitationReferences(sources),
    registerCitationRename(sources),
    registerCitationDiagnostics(sources),
    registerCitationQuickFixes(sources),
    registerIdentifierLinks(),
  );
}
