import { useQuery } from '@tanstack/react-query'
import type { AnyEndpoint, Input } from '#kernel/contract/endpoint.ts'
import { read, useCommand } from '#kernel/web/api.ts'
import { Checkbox } from '#kernel/web/fields.tsx'
import { useWords } from '#kernel/web/language.tsx'
import { ProblemNote } from '#kernel/web/parts.tsx'
import { useToast } from '#kernel/web/toast.tsx'
import { commonWords } from '#kernel/web/words.ts'
import { profileWords } from '../profile.words.ts'
import { changeNotificationSettings, changeUser, findNotificationSettings } from '../users.contract.ts'

interface Channels {
  email: boolean
  push: boolean
}

const kinds = [
  ['messages', 'messages'],
  ['admin-messages', 'announcements'],
  ['new-file', 'files'],
] as const

/** By which ways one is told, and of what: each tick is saved at once, and goes back when that fails. */
export function NotificationSettings({ userId, channels }: { userId: string; channels: Channels }) {
  const words = useWords(profileWords)
  const params = { userId }
  const known = useQuery(read(findNotificationSettings, { params }))
  const ways = useSaved(changeUser)
  const settings = useSaved(changeNotificationSettings)
  const shownWays = { ...channels, ...ways.saving?.body?.channels }
  const shown = known.data && { ...known.data, ...settings.saving?.body.notificationSettings }
  return (
    <section className="card stack">
      <div>
        <h2>{words.notifications}</h2>
        <small>{words.notificationsHint}</small>
      </div>
      <fieldset>
        <legend>{words.how}</legend>
        <Checkbox label={words.byApp} checked disabled readOnly />
        {(['email', 'push'] as const).map((way) => (
          <Checkbox
            key={way}
            label={way === 'email' ? words.byMail : words.byPush}
            checked={shownWays[way]}
            onChange={({ target }) =>
              ways.save({ params, body: { channels: { ...shownWays, [way]: target.checked } } })
            }
          />
        ))}
        <ProblemNote error={ways.error} />
      </fieldset>
      {shown && (
        <fieldset>
          <legend>{words.what}</legend>
          {kinds.map(([kind, name]) => (
            <Checkbox
              key={kind}
              label={words[name]}
              checked={shown[kind] !== 'never'}
              onChange={({ target }) =>
                settings.save({
                  params,
                  body: {
                    notificationSettings: {
                      ...settings.saving?.body?.notificationSettings,
                      [kind]: target.checked ? 'immediately' : 'never',
                    },
                  },
                })
              }
            />
          ))}
          <small>{words.kindHint}</small>
          <ProblemNote error={settings.error} />
        </fieldset>
      )}
      <ProblemNote error={known.error} />
    </section>
  )
}

/** A change that is shown while it is on its way, and said to be saved once it has arrived. */
const useSaved = <E extends AnyEndpoint>(endpoint: E) => {
  const saved = useWords(commonWords).saved
  const toast = useToast()
  const { mutate, isPending, variables, error } = useCommand(endpoint)
  return {
    saving: isPending ? variables : undefined,
    error,
    save: (input: Input<E>) => mutate(input, { onSuccess: () => toast({ text: saved }) }),
  }
}
