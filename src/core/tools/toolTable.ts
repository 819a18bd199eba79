import type { AgentTool } from "./agentTool";
import { checkReferences } from "./checkReferences";
import { citePapers } from "./citePapers";
import { getPaper } from "./getPaper";
import { listProjectPapers } from "./listProjectPapers";
import { searchPapers } from "./searchPapers";

/** The tools for agents, in the order in which they are listed. VS Code, the MCP server, and the command line are made from this table. */
export const agentTools: readonly AgentTool[] = [searchPapers, getPaper, citePapers, checkReferences, listProjectPapers];
