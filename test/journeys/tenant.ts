import type { Page } from 'playwright-core'
import { hashPassword } from '#modules/accounts/public.ts'
import { type openStage, PASSWORD } from './browser.ts'

type Stage = Awaited<ReturnType<typeof openStage>>

/** A tenant who has written one request. */
export const moveIn = async ({ world, home, places, open }: Stage, name: string) => {
  const email = `${name.toLowerCase()}@${home.organizationId}.example`
  const person = await home.person(
    {},
    { username: `${name} Zbinden`, email, passwordHash: await hashPassword(PASSWORD), locale: 'ch_FR' },
  )
  await home.checkIn(person.personId, places.utilisationPeriodId)
  await world.owner.query(`insert into directory (kind, key, organization_id) values ('email', $1, $2)`, [
    email,
    home.organizationId,
  ])
  const { rows } = await world.owner.query<{ id: string }>(
    `select id from ticket_category where parent_id is not null`,
  )
  const { body } = await person.send('POST', `/users/${person.personId}/tickets`, {
    title: 'La lampe du palier clignote',
    description: 'Depuis lundi',
    category: rows[0]!.id,
    utilisationPeriod: places.utilisationPeriodId,
    inputChannel: 'app',
  })
  return {
    person,
    ticketId: body.id as string,
    visit: (path: string, width = 390, worker = false) => open(width, path, { as: email, worker }),
  }
}

/** Waits until the service worker keeps what the page reads. */
export const kept = (page: Page, path: string) =>
  page.evaluate(
    `(async () => {
      const cache = await caches.open('read')
      while (!(await cache.keys()).some(({ url }) => url.includes(${JSON.stringify(path)})))
        await new Promise((resolve) => setTimeout(resolve, 50))
    })()`,
  )
