import { Language, languageOf } from '#kernel/contract/shapes.ts'
import { type Db, inOrganization } from '#kernel/server/database.ts'
import { followed } from '#kernel/server/module.ts'
import type { Services } from '#kernel/server/services.ts'
import { serveAnonymous } from '#kernel/server/serve.ts'
import { brandOf } from '#modules/organizations/public.ts'
import { askToEndMails, endMails } from './contract.ts'
import { unsubscribingPage } from './unsubscribing.presenter.ts'
import * as queries from './unsubscribing.queries.ts'

export const unsubscribingEndpoints = [
  // Programs that look into mails follow every link: a look ends nothing.
  serveAnonymous(askToEndMails, {
    run: ({ services, params, request }) => answer(services, params.token, request, 'question'),
  }),
  serveAnonymous(endMails, {
    run: ({ services, params, request }) =>
      answer(services, params.token, request, 'done', (db, personId) =>
        followed(db, services.modules, 'somebody wants no mails', { personId }),
      ),
  }),
]

const answer = async (
  services: Services,
  token: string,
  request: Request,
  step: 'question' | 'done',
  act: (db: Db, personId: string) => Promise<unknown> = async () => {},
) => {
  const organizationId = queries.organizationIn(token)
  const page =
    organizationId &&
    (await inOrganization(services.database, { organizationId }, async (db) => {
      const person = await queries.findSubscriber(db, services, token)
      if (!person) return undefined
      await act(db, person.id)
      const brand = await brandOf(db, person.creationAppId)
      return unsubscribingPage({ language: languageOf(person.locale), brand, step })
    }))
  return page || unsubscribingPage({ language: wantedIn(request), brand: nobody, step: 'unknown' })
}

const nobody = { name: 'Palier', colour: '#8a4b2a' }

const wantedIn = (request: Request) => {
  const wanted = request.headers.get('accept-language')?.slice(0, 2)
  return Language.options.find((language) => language === wanted) ?? 'en'
}
