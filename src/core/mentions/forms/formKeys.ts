import type { Paper } from "../../paper";
import { isAddress, type Form } from "./form";
import { type KeySink, readKey } from "./keys";
import { createNumberList } from "./numberList";

/** The keys of the forms of papers, in typed arrays: most of the work of making a matcher, which need not be done twice for a paper. */
export interface FormKeys {
  /** Of each paper its first form, and behind them the number of all. */
  readonly firstForms: Int32Array;
  /** Of each paper its first prefix, and behind them the number of all. */
  readonly firstPrefixes: Int32Array;
  /** Of each form. */
  readonly hashes: Int32Array;
  readonly lengths: Uint16Array;
  /** The hashes of what a key may begin with. */
  readonly prefixes: Int32Array;
}

/** Papers whose keys are known already. */
export interface KnownKeys {
  readonly keys: FormKeys;
  /**
   * Where a paper with the same forms is in them; -1 for none.
   *
   * @param expected is looked at first: most papers stand where they stood.
   */
  find(paper: Paper, expected: number): number;
}

/** Collects keys, paper after paper. */
export interface FormKeysBuilder {
  /** Adds the next paper with these forms. */
  add(forms: readonly Form[]): void;
  /** Adds the papers `[start, end)` of other keys as the next ones. */
  copy(keys: FormKeys, start: number, end: number): void;
  /** All so far. */
  keys(): FormKeys;
}

/** Without papers. */
export function createFormKeysBuilder(): FormKeysBuilder {
  const [firstForms, firstPrefixes, hashes, lengths, prefixes] = [
    createNumberList(),
    createNumberList(),
    createNumberList(),
    createNumberList(),
    createNumberList(),
  ];
  const sink: KeySink = {
    key: (hash, length) => {
      hashes.add(hash);
      lengths.add(length);
    },
    prefix: prefixes.add,
  };
  return {
    add(forms) {
      firstForms.add(hashes.size());
      firstPrefixes.add(prefixes.size());
      for (const form of forms) {
        readKey(form.text, isAddress(form), sink);
      }
    },
    copy(keys, start, end) {
      const [form, prefix] = [keys.firstForms[start] ?? 0, keys.firstPrefixes[start] ?? 0];
      firstForms.addAll(keys.firstForms.subarray(start, end), hashes.size() - form);
      firstPrefixes.addAll(keys.firstPrefixes.subarray(start, end), prefixes.size() - prefix);
      hashes.addAll(keys.hashes.subarray(form, keys.firstForms[end]));
      lengths.addAll(keys.lengths.subarray(form, keys.firstForms[end]));
      prefixes.addAll(keys.prefixes.subarray(prefix, keys.firstPrefixes[end]));
    },
    keys() {
      firstForms.add(hashes.size());
      firstPrefixes.add(prefixes.size());
      return {
        firstForms: firstForms.values(),
        firstPrefixes: firstPrefixes.values(),
        hashes: hashes.values(),
        lengths: new Uint16Array(lengths.values()),
        prefixes: prefixes.values(),
      };
    },
  };
}

/** The keys of papers that are known as these very objects. */
export function knownPapers(papers: readonly Paper[], keys: FormKeys): KnownKeys {
  let places: ReadonlyMap<Paper, number> | undefined;
  return {
    keys,
    find(paper, expected) {
      if (papers[expected] === paper) {
        return expected;
      }
      places ??= new Map(papers.map((one, index) => [one, index]));
      return places.get(paper) ?? -1;
    },
  };
}
