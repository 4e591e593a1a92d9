/**
 * Words of playbooks of others, as a runbook can hold them.
 */

/** Line ends as they are, other invisible characters as spaces: nothing hides in a text. */
export function cleanProse(text: string): string {
  return (
    text
      .replace(/\r\n?/g, '\n')
      // Double braces would name a variable of ours.
      .replace(/\{(?=\{)/g, '{ ')
      .replace(/(?!\n)[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu, ' ')
      .trim()
  )
}

/** A name of ours made of words; never empty. */
export function slug(words: string, otherwise: string): string {
  const name = words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 30)
    .replace(/-+$/, '')
  return name === '' ? otherwise : name
}

/** The wanted name, or the first of its numbered forms that is not taken; it is taken from then on. */
export function takeName(wanted: string, taken: Set<string>): string {
  let name = wanted
  for (let n = 2; taken.has(name); n += 1) name = `${wanted}-${n}`
  taken.add(name)
  return name
}

/** Three numbers that grow with the time of the last change, so that a newer playbook is a newer version. */
export function versionOf(time: unknown): string {
  const found = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)/.exec(typeof time === 'string' ? time : '')
  if (found === null) return '1.0.0'
  const [, year, month, day, hour, minute, second] = found
  return [year, `${month}${day}`, `${hour}${minute}${second}`].map(Number).join('.')
}
