import { describePublication, describeVenue } from "../citations/wording/describePaper";
import type { Paper } from "../paper";
import { shownVenue } from "../words/venueNames";

/** Returns the publication to cite, with the short name of its venue, for cards and lists: `"NeurIPS 2022"`; "" if nothing is known. */
export function shownPublication(paper: Pick<Paper, "arxiv" | "year" | "published">): string {
  return describePublication(withShownVenue(paper));
}

/** Returns all publications in the same wording: `"arXiv 2022, then NeurIPS 2022"`; "" if nothing is known. */
export function shownPublications(paper: Pick<Paper, "arxiv" | "year" | "published">): string {
  return describeVenue(withShownVenue(paper));
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
