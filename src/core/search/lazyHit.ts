import type { Paper } from "../paper";
import { likePhrases } from "./meaning/likePhrases";
import type { Meaning, MeaningRanked, MeaningResult } from "./meaning/meaning";
import type { SegmentList } from "./index/segmentList";
import { requiredBits, termsWithBits } from "./query/askedWords";
import type { Query } from "./query/parseQuery";
import { findMatches, foundBits } from "./rank/findMatches";
import type { SearchHit } from "./searchIndex";

/** A hit that looks for its matches only when they are asked for, because few hits are on the screen at a time. */
export class LazyHit implements SearchHit {
  private located: ReturnType<typeof findMatches> | undefined;

  readonly paper: Paper;
  readonly score: number;

  constructor(
    private readonly ranked: MeaningRanked,
    private readonly query: Query,
    private readonly meaning?: { readonly index: SegmentList; readonly meaning: Meaning | undefined; readonly found: MeaningResult },
  ) {
    this.paper = ranked.paper;
    this.score = ranked.score;
  }

  get missing(): SearchHit["missing"] {
    const bits = this.ranked.missing ?? this.lacked();
    return termsWithBits(this.query, bits).map(({ typed }) => typed);
  }

  get isByMeaning(): boolean {
    return this.meaning !== undefined;
  }

  get like(): SearchHit["like"] {
    const { meaning, found } = this.meaning ?? {};
    return meaning && found ? likePhrases(this.paper, found.query, meaning.words) : [];
  }

  /** Returns the words that a paper which the lexical search did not find lacks, as bits. */
  private lacked(): number {
    const required = this.meaning ? requiredBits(this.meaning.index, this.query) : 0;
    return required & ~foundBits(this.paper, this.query);
  }

  get matches(): SearchHit["matches"] {
    return this.locate().matches;
  }

  get snippet(): SearchHit["snippet"] {
    return this.locate().snippet;
  }

  private locate(): ReturnType<typeof findMatches> {
    return (this.located ??= findMatches(this.paper, this.query));
  }
}
