import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect, createServer, type AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { openWorld } from './world.ts'

const path = fileURLToPath(new URL('processes/server.ts', import.meta.url))

type World = Pick<Awaited<ReturnType<typeof openWorld>>, 'connectionString' | 'files' | 'closeLater'>

const startServer = async ({ connectionString, files, closeLater }: World) => {
  const child = spawn(process.execPath, [path, connectionString, files], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_NO_WARNINGS: '1' },
  })
  closeLater(async () => child.kill('SIGKILL'))
  const [said] = (await once(child.stdout, 'data')) as [Buffer]
  return new URL(said.toString())
}

/** Two processes on one database behind one address, which lead the connections to it in turn, as a balancer does. */
export const openTwoServers = async (world: World) => {
  const servers = await Promise.all([startServer(world), startServer(world)])
  let count = 0
  const balancer = createServer((incoming) => {
    const outgoing = connect(Number(servers[(count += 1) % servers.length]!.port), '127.0.0.1')
    for (const each of [incoming, outgoing]) each.on('error', () => {})
    incoming.pipe(outgoing).pipe(incoming)
  })
  balancer.listen(0, '127.0.0.1')
  await once(balancer, 'listening')
  world.closeLater(async () => balancer.close())
  return `http://127.0.0.1:${(balancer.address() as AddressInfo).port}`
}
