import { describeDamagedBibtex } from "./fuzzBibtex";

describeDamagedBibtex({ mutations: 100_000, readers: 400 });
