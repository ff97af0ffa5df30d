interface Factors {
  authenticator: unknown
  passkeys: number
  /** From when on the organization demands a second factor of this person. */
  demandedFrom: Date | null
}

export const isDue = ({ demandedFrom }: Pick<Factors, 'demandedFrom'>) =>
  demandedFrom !== null && demandedFrom <= new Date()

/** How somebody goes on who has shown a password or come by a mailed link; none where that is enough. */
export const furtherWays = (factors: Factors): ('code' | 'passkey')[] => {
  const byPasskey = factors.passkeys > 0 ? (['passkey'] as const) : []
  if (factors.authenticator) return ['code', ...byPasskey]
  return isDue(factors) ? [...byPasskey] : []
}
