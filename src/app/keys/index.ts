export { focusToPress, useFocus } from './focus.ts'
export { KeyCap } from './KeyCap.tsx'
export { type Layer, type Shortcut, useReachesFrame, useShortcuts, useSingleKeys } from './registry.ts'
