export function HostsScreen() {
  return null
}
