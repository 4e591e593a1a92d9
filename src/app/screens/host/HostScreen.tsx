export function HostScreen() {
  return null
}
