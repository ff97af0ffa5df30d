import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after } from 'node:test'
import { restClient } from '@allthings/sdk'
import { getRequestListener } from '@hono/node-server'

interface Api {
  fetch: (request: Request) => Response | Promise<Response>
}

/** The incumbent's client, unmodified, talking to our API on a port; its bearer token becomes the session of `cookie`. */
export const openOfficialClient = async (api: Api, cookie: string) => {
  const server = createServer(
    getRequestListener((request) => {
      const headers = new Headers(request.headers)
      headers.delete('authorization')
      headers.set('cookie', cookie)
      const { method, body } = request
      return api.fetch(new Request(request.url, { method, headers, body, duplex: 'half' } as RequestInit))
    }),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  after(() => server.close())
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return restClient({ apiUrl: base, oauthUrl: base, accessToken: 'x', requestMaxRetries: 0 })
}
