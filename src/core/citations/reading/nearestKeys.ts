import { distance } from "../../search/text/distance";
import { fold } from "../../words/fold";

/** So much of a key may be mistyped, at least one sign and at most four. */
const share = 0.25;
const mostNear = 3;

/** The known citekeys that a mistyped one may have been meant for, nearest first, at most three: `zhang2024negative` for `zang2024negative`. */
export function nearestKeys(citekey: string, known: Iterable<string>): readonly string[] {
  const wanted = plain(citekey);
  const most = Math.min(4, Math.max(1, Math.floor(wanted.length * share)));
  return [...new Set(known)]
    .filter((key) => key !== citekey)
    .map((key) => ({ key, far: distance(wanted, plain(key), most) }))
    .filter(({ far }) => far <= most)
    .sort((one, other) => one.far - other.far || (one.key < other.key ? -1 : 1))
    .slice(0, mostNear)
    .map(({ key }) => key);
}

/** Case, accents and punctuation are what people mistype in keys. */
function plain(citekey: string): string {
  return fold(citekey).replace(/[^\p{L}\p{N}]+/gu, "");
}
