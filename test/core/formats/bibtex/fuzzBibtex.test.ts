import { describeDamagedBibtex } from "./fuzzBibtex";

describeDamagedBibtex({ mutations: 2_000, readers: 20 });
