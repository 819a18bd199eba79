/** The parts of a record that an agent may ask for. */
export const paperFields = ["title", "authors", "year", "venue", "arxiv", "doi", "links", "names", "abstract", "bibtex"] as const;

/** The parts that an agent gets if it does not choose. */
export const defaultFields: readonly string[] = ["title", "authors", "year", "venue", "arxiv", "doi", "links"];
