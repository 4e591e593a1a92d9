/**
 * What became of one key, from the acts on it, in the total order.
 */
export type KeyActKind = 'assigned' | 'revealed' | 'hidden' | 'used' | 'refused' | 'rotated'

export interface KeyAct {
  readonly kind: KeyActKind
  readonly host: string
  /** ISO 8601. */
  readonly time: string
}

export interface KeyFold {
  /** The last thing that happened to its secret; empty for a key that nobody saw. */
  readonly act: '' | 'revealed' | 'used' | 'refused' | 'rotated'
  /** The host that a person named last; empty when only its claims speak. */
  readonly assigned: string
  /** Since when somebody knows it; empty when nobody does, or not any more because it was changed. */
  readonly seenAt: string
}

/** @param acts in the total order */
export function foldKey(acts: readonly KeyAct[]): KeyFold {
  let act: KeyFold['act'] = ''
  let assigned = ''
  let seenAt = ''
  for (const { kind, host, time } of acts) {
    if (kind === 'assigned') assigned = host
    else if (kind === 'rotated') {
      act = kind
      seenAt = ''
    } else if (kind !== 'hidden') {
      act = kind
      if (seenAt === '') seenAt = time
    }
  }
  return { act, assigned, seenAt }
}
