/**
 * What the service announces. A topic says that answers have grown old, never what to do about it.
 */
export const topics = [
  'workspace',
  'hosts',
  'runs',
  'runbooks',
  'imports',
  'profile',
  'job',
  'saved',
  'vault',
  'keys',
] as const
export type Topic = (typeof topics)[number]
