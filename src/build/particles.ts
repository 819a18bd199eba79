import type { PersonName } from "../core/paper";

const particles = /^((?:(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|ter|ten|zu|zur)\s+)+)(.+)$/;

/** Moves a particle out of the family name, as CSL has a separate field for it. */
export function withParticle(author: PersonName): PersonName {
  const [, particle, family] = particles.exec(author.family ?? "") ?? [];
  return particle === undefined || family === undefined
    ? author
    : { family, "non-dropping-particle": particle.trim(), ...(author.given === undefined ? {} : { given: author.given }) };
}
