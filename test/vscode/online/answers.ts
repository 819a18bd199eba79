/** An answer of a service: its text is JSON unless its type says otherwise. */
export interface ServiceAnswer {
  readonly status?: number;
  readonly type?: string;
  readonly text: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The requests of a test, and the answers that it gives by the beginning of the address. Other addresses are unknown to all services. */
export interface Services {
  readonly asked: string[];
  readonly answers: Map<string, ServiceAnswer | "offline">;
}

/** Replaces `fetch` for the tests of the surrounding `describe`, so that no test reaches the network. Counts what is asked. */
export function useServices(): Services {
  const services: Services = { asked: [], answers: new Map() };
  const { fetch } = globalThis;
  before(() => {
    globalThis.fetch = (input) => {
      const address = typeof input === "string" ? input : input instanceof URL ? input.href : input.url;
      if (!ofVsCode.test(address)) {
        services.asked.push(address);
      }
      const [, answer = { status: 404, type: "text/plain", text: "Not found" }] =
        [...services.answers].find(([beginning]) => address.startsWith(`https://${beginning}`)) ?? [];
      return answer === "offline"
        ? Promise.reject(new TypeError("fetch failed"))
        : Promise.resolve(
            new Response(answer.text, {
              status: answer.status ?? 200,
              headers: { "content-type": answer.type ?? "application/json", ...answer.headers },
            }),
          );
    };
  });
  beforeEach(() => {
    services.asked.length = 0;
    services.answers.clear();
  });
  after(() => {
    globalThis.fetch = fetch;
  });
  return services;
}

/** VS Code asks for experiments in the same process. */
const ofVsCode = /^https:\/\/default\.exp-tas\.com\//;

interface Work {
  readonly title: string;
  readonly family: string;
  readonly given: string;
  readonly year: number;
}

/** Returns the answer of DataCite about a preprint of arXiv. */
export function dataciteAnswer(arxiv: string, { title, family, given, year }: Work): ServiceAnswer {
  const doi = `10.48550/arxiv.${arxiv}`;
  const attributes = {
    doi,
    creators: [{ name: `${family}, ${given}`, nameType: "Personal", givenName: given, familyName: family }],
    titles: [{ title }],
    publisher: "arXiv",
    publicationYear: year,
    descriptions: [{ description: `We present ${title}.`, descriptionType: "Abstract" }],
    types: { resourceTypeGeneral: "Preprint", resourceType: "Article" },
    dates: [{ date: String(year), dateType: "Issued" }],
    url: `https://arxiv.org/abs/${arxiv}`,
  };
  return { text: JSON.stringify({ data: { id: doi, type: "dois", attributes } }) };
}

/** Returns the answer of Crossref to a search for a title. */
export function crossrefAnswer(...works: readonly (Work & { readonly doi: string; readonly venue: string })[]): ServiceAnswer {
  const items = works.map(({ title, family, given, year, doi, venue }) => ({
    DOI: doi,
    type: "journal-article",
    title: [title],
    author: [{ family, given, sequence: "first" }],
    issued: { "date-parts": [[year]] },
    "container-title": [venue],
  }));
  return { text: JSON.stringify({ status: "ok", "message-type": "work-list", message: { "total-results": items.length, items } }) };
}

/** Returns the answer of Hugging Face with the papers of a day. Each has a summary that a model wrote. */
export function dailyAnswer(
  ...papers: readonly {
    readonly id: string;
    readonly title: string;
    readonly summary?: string;
    readonly upvotes?: number;
    readonly repository?: string;
  }[]
): ServiceAnswer {
  const entries = papers.map(({ id, title, summary = `We present ${title}.`, upvotes = 1, repository }) => ({
    paper: { id, title, summary, upvotes, githubRepo: repository, authors: [{ name: "Ada Frobber" }], ai_summary: "A model wrote this." },
  }));
  return { text: JSON.stringify(entries) };
}
