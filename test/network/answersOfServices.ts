import type { FakeAnswer } from "./fakeNetwork";

/** Returns how a service answers that it has a paper, whose title is "Paper ID". */
export function goodAnswer(host: string, id: string): FakeAnswer {
  const title = `Paper ${id}`;
  switch (host) {
    case "export.arxiv.org":
      return {
        text: `<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>http://arxiv.org/abs/${id}v1</id><title>${title}</title><published>2024-01-01T00:00:00Z</published><author><name>Bo Ng</name></author></entry></feed>`,
        headers: { "content-type": "application/atom+xml" },
      };
    case "api.datacite.org":
      return json({ data: { attributes: { doi: doiOf(id), titles: [{ title }], creators: [{ name: "Ng, Bo" }], publicationYear: 2024 } } });
    case "api.crossref.org":
      return json({ message: { DOI: id, title: [title], author: [{ family: "Ng" }], issued: { "date-parts": [[2024]] } } });
    case "api.openalex.org":
      return json({ id: "W1", doi: `https://doi.org/${id}`, title, authorships: [{ raw_author_name: "Bo Ng" }], publication_year: 2024 });
    case "api.semanticscholar.org":
      return json({
        paperId: "a",
        title,
        year: 2024,
        authors: [{ name: "Bo Ng" }],
        externalIds: id.startsWith("10.") ? { DOI: id } : { ArXiv: id },
      });
    case "huggingface.co":
      return json({ id, title, publishedAt: "2024-01-01", authors: [{ name: "Bo Ng" }] });
    default:
      return json([{ DOI: "10.1000", RA: "Crossref" }]);
  }
}

/** Returns how a service answers that it does not have a paper. */
export function unknownAnswer(host: string): FakeAnswer {
  return host === "export.arxiv.org"
    ? { text: `<feed xmlns="http://www.w3.org/2005/Atom"></feed>`, headers: { "content-type": "application/atom+xml" } }
    : { status: 404, text: `{"error":"not found"}`, headers: { "content-type": "application/json" } };
}

function doiOf(id: string): string {
  return id.startsWith("10.") ? id : `10.48550/arxiv.${id}`;
}

function json(value: unknown): FakeAnswer {
  return { text: JSON.stringify(value), headers: { "content-type": "application/json; charset=utf-8" } };
}
