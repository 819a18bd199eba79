import type { VscodeWindow } from "../window/vscodeWindow";

/** A place in VS Code where CiteLens shows something. */
export interface Surface {
  readonly name: string;
  /** Brings the window into the state to look at. Texts of VS Code itself are English in every language. */
  readonly show: (window: VscodeWindow, texts: SurfaceTexts) => Promise<unknown>;
}

/** The texts of CiteLens, in the language of the window, by which a surface is reached. */
export type SurfaceTexts = (english: string) => string;

/** Creates a surface. */
export function surface(name: string, show: Surface["show"]): Surface {
  return { name, show };
}

export const vidtTitle = "An Extendable, Efficient and Effective Transformer-based Object Detector";
export const npoTitle = "Negative Preference Optimization: From Catastrophic Collapse to Effective Unlearning";
