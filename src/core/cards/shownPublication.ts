import { describeEarlierPreprint, describePublication } from "../citations/wording/describePaper";
import { english, type Translate } from "../text/translate";
import type { Paper } from "../paper";
import { shownVenue } from "../words/venueNames";

/** Returns the publication to cite, with the short name of its venue, for cards and lists: `"NeurIPS 2022"`; "" if nothing is known. */
export function shownPublication(paper: Pick<Paper, "arxiv" | "year" | "published">): string {
  return describePublication(withShownVenue(paper));
}

/** Returns all publications in the same wording: `"arXiv 2022, then NeurIPS 2022"`; "" if nothing is known. */
export function shownPublications(paper: Pick<Paper, "arxiv" | "year" | "published">, t: Translate = english): string {
  const shown = withShownVenue(paper);
  const preprint = describeEarlierPreprint(shown);
  return preprint === undefined ? describePublication(shown) : t("{0}, then {1}", preprint, describePublication(shown));
}

function withShownVenue({
  arxiv,
  year,
  published,
}: Pick<Paper, "arxiv" | "year" | "published">): Pick<Paper, "arxiv" | "year" | "published"> {
  return {
    ...(arxiv === undefined ? {} : { arxiv }),
    ...(year === undefined ? {} : { year }),
    ...(published === undefined ? {} : { published: { ...published, venue: shownVenue(published.venue) } }),
  };
}
