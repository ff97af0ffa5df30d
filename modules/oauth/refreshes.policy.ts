import type { Client } from './policy.ts'

/**
 * The incumbent's client refreshes once for every call that met a token which had run out. A repetition that arrives
 * while the first is still being answered cannot come from that answer: the same client is given the same tokens again,
 * so that its family stays one line. Gives a function that does `work` for a refresh token, or waits for who does.
 */
export const openRefreshes = <Tokens>() => {
  const underWay = new Map<string, Promise<{ client: Client; tokens: Tokens } | undefined>>()
  return async (
    refreshToken: string | null,
    clientOf: () => Promise<Client>,
    work: (client: Client) => Promise<Tokens>,
  ): Promise<Tokens> => {
    const first = refreshToken && underWay.get(refreshToken)
    if (!refreshToken || first) {
      const client = await clientOf()
      const given = await first
      return given && given.client.id === client.id ? given.tokens : work(client)
    }
    const doing = clientOf().then(async (client) => ({ client, tokens: await work(client) }))
    underWay.set(
      refreshToken,
      doing.catch(() => undefined),
    )
    return doing.then(({ tokens }) => tokens).finally(() => underWay.delete(refreshToken))
  }
}
