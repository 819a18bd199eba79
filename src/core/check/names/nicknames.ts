/** Short forms of given names that are not their beginnings. */
const forms: readonly string[] = [
  "alexander alexandra sasha sascha alex aleksandr alexandre alessandro",
  "andrew drew andy andrei andrey andreas",
  "anthony tony",
  "william bill billy will liam",
  "robert bob bobby rob",
  "richard dick rick rich",
  "michael mike mick misha mikhail",
  "james jim jimmy jamie",
  "john jack johnny jon",
  "joseph joe josef giuseppe",
  "edward ed eddie ted ned",
  "elizabeth liz beth betty lisa eliza",
  "margaret maggie peggy meg",
  "katherine catherine kate kathy cathy katie ekaterina katja",
  "charles chuck charlie",
  "henry harry hank",
  "lawrence larry",
  "theodore ted theo",
  "nicholas nick nicolas nikolas klaus",
  "stephen steve steven stefan",
  "susan sue suzanne",
  "deborah deb debbie",
  "jennifer jen jenny",
  "rebecca becky",
  "patricia pat patty trish",
  "ronald ron",
  "eugene gene evgeny evgeni yevgeny",
  "frederick fred fritz friedrich",
  "geoffrey jeffrey geoff jeff",
  "gerald jerry gerry",
  "harold hal",
  "dmitry dima dmitriy dmitri",
  "sergey serge sergei",
  "vladimir vlad volodymyr",
  "yevgeny zhenya",
  "ignacio nacho",
  "francisco paco",
  "jose pepe",
  "maximilian max",
  "konstantin kostya constantin",
];

const groups: ReadonlyMap<string, ReadonlySet<number>> = readForms();

function readForms(): ReadonlyMap<string, ReadonlySet<number>> {
  const byName = new Map<string, Set<number>>();
  for (const [index, row] of forms.entries()) {
    for (const name of row.split(" ")) {
      byName.set(name, (byName.get(name) ?? new Set()).add(index));
    }
  }
  return byName;
}

/** Returns whether both are forms of one given name: "bill" and "william". */
export function areNicknames(one: string, other: string): boolean {
  const [own, others] = [groups.get(one), groups.get(other)];
  return own !== undefined && others !== undefined && [...own].some((index) => others.has(index));
}
