/**
 * Groups of ids that were joined into one host.
 *
 * A link joins two hosts; a split takes back every earlier link in the group of the host that it names.
 */
export type GroupFact = { readonly link: readonly [string, string] } | { readonly split: string }

/**
 * Folds links and splits, in the total order of their events.
 *
 * @returns for each joined id the smallest id of its group; ids that stand alone are not in it
 */
export function foldGroups(facts: readonly GroupFact[]): Map<string, string> {
  let links: (readonly [string, string])[] = []
  for (const fact of facts) {
    if ('link' in fact) {
      links = [...links, fact.link]
      continue
    }
    const groups = groupsOf(links)
    const parted = groups.get(fact.split)
    if (parted !== undefined) links = links.filter(([a]) => groups.get(a) !== parted)
  }
  return groupsOf(links)
}

function groupsOf(links: readonly (readonly [string, string])[]): Map<string, string> {
  const parent = new Map<string, string>()
  const rootOf = (id: string): string => {
    const above = parent.get(id)
    if (above === undefined || above === id) return id
    const root = rootOf(above)
    parent.set(id, root)
    return root
  }
  for (const [a, b] of links) {
    const [first, second] = [rootOf(a), rootOf(b)].sort()
    if (first !== undefined && second !== undefined) {
      parent.set(first, first)
      parent.set(second, first)
    }
  }
  return new Map([...parent.keys()].map((id) => [id, rootOf(id)]))
}
