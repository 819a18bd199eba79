import { argumentsOf } from "./commandArguments";
import { accentMarks, chemistryCommands, commandTexts, fractionCommands, pointerCommands, styleCommands } from "./latexTables";

/** Returns whether a command has a meaning in LaTeX that is known here. Authors define others themselves. */
export function isKnownCommand(name: string): boolean {
  return isTextCommand(name) || structureCommands.has(name) || pointerCommands.has(name) || argumentsOf(name, true) !== undefined;
}

const structureCommands: ReadonlySet<string> = new Set([...fractionCommands, "sqrt", ...chemistryCommands]);

/** Returns whether a command stands for a text, sets a style, or puts an accent on a letter. */
export function isTextCommand(name: string): boolean {
  return commandTexts.has(name) || styleCommands.has(name) || accentMarks.has(name);
}
