import { useQuery } from '@tanstack/react-query'
import type { AnyEndpoint, Input } from '#kernel/contract/endpoint.ts'
import { read, useCommand } from '#kernel/web/api.ts'
import { Checkbox, SelectField } from '#kernel/web/fields.tsx'
import { useWords } from '#kernel/web/language.tsx'
import { ProblemNote } from '#kernel/web/components.tsx'
import { useEntries } from '#kernel/web/navigation.ts'
import { useBrought } from '#kernel/web/screens.ts'
import { useToast } from '#kernel/web/toast.tsx'
import { commonWords } from '#kernel/web/words.ts'
import { profileWords } from '../profile.words.ts'
import {
  changeNotificationSettings,
  changeUser,
  findNotificationSettings,
  type Frequency,
} from '../users.contract.ts'

interface Channels {
  email: boolean
  push: boolean
}

const rhythms = ['immediately', 'daily', 'weekly', 'biweekly', 'monthly', 'never'] as const

/** By which ways one is told, and how often: each choice is saved at once, and goes back when that fails. */
export function NotificationSettings({ userId, channels }: { userId: string; channels: Channels }) {
  const words = useWords(profileWords)
  const entries = useEntries(useBrought().flatMap(({ newsSettings }) => newsSettings ?? []))
  const params = { userId }
  const known = useQuery(read(findNotificationSettings, { params }))
  const ways = useSaved(changeUser)
  const settings = useSaved(changeNotificationSettings)
  const shownWays = { ...channels, ...ways.saving?.body?.channels }
  const shown: Partial<Record<string, Frequency>> | undefined = known.data && {
    ...known.data,
    ...settings.saving?.body.notificationSettings,
  }
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
        <div>
          {entries.map(({ category, name }) => (
            <SelectField
              key={category}
              label={name}
              hint={words.rhythmHint}
              value={shown[category]}
              onChange={({ target }) =>
                settings.save({
                  params,
                  body: { notificationSettings: { [category]: target.value as Frequency } },
                })
              }
            >
              {rhythms.map((rhythm) => (
                <option key={rhythm} value={rhythm}>
                  {words[rhythm]}
                </option>
              ))}
            </SelectField>
          ))}
          <ProblemNote error={settings.error} />
        </div>
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
