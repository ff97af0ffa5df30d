/** What a change did, field by field; undefined when it did nothing. Numbers of a version do not count. */
export const changesOf = (before: object, after: object) => {
  const old = before as Record<string, unknown>
  const changed = Object.entries(after)
    .filter(
      ([name, to]) => !silent.has(name) && JSON.stringify(old[name] ?? null) !== JSON.stringify(to ?? null),
    )
    .map(([name, to]) => [name, { from: old[name] ?? null, to: to ?? null }] as const)
  return changed.length === 0 ? undefined : Object.fromEntries(changed)
}

const silent = new Set(['version', 'can', 'stats', '_embedded', 'state', 'userCount', 'tenantIDs'])
