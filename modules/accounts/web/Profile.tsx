import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Suspense } from 'react'
import { api, read } from '#kernel/web/api.ts'
import { useWords } from '#kernel/web/language.tsx'
import { Button, Failed, Loading } from '#kernel/web/components.tsx'
import { type ProfilePart, useBrought } from '#kernel/web/screens.ts'
import { useMe } from '#kernel/web/session.tsx'
import { commonWords } from '#kernel/web/words.ts'
import { Programs } from '#modules/oauth/web/Programs.tsx'
import { OwnTrail } from '#modules/trail/web/OwnTrail.tsx'
import { profileWords } from '../profile.words.ts'
import { signOut } from '../sessions.contract.ts'
import { findUser } from '../users.contract.ts'
import { Appearance } from './Appearance.tsx'
import { Details } from './Details.tsx'
import { Devices } from './Devices.tsx'
import { KnownDevices } from './KnownDevices.tsx'
import { NotificationSettings } from './NotificationSettings.tsx'
import { Passkeys } from './Passkeys.tsx'
import { SecondFactor } from './SecondFactor.tsx'
import { Password } from './Password.tsx'

/** One's own data: picture, name, language, telephone, notifications, appearance, password, devices, programs. */
export function Profile({ onSignedOut }: { onSignedOut: () => void }) {
  const me = useMe()
  const parts = useBrought().flatMap(({ profile }) => profile ?? [])
  const brought = (place: ProfilePart['at']) =>
    parts
      .filter(({ at }) => at === place)
      .toSorted((one, other) => one.order - other.order)
      .map(({ order, Part }) => (
        <Suspense key={order}>
          <Part />
        </Suspense>
      ))
  const words = { ...useWords(commonWords), ...useWords(profileWords) }
  const user = useQuery(read(findUser, { params: { userId: me.id } }))
  const queries = useQueryClient()
  const leave = useMutation({
    mutationFn: () => api(signOut, {}),
    onSettled: () => {
      queries.clear()
      onSignedOut()
    },
  })
  if (user.isLoadingError) return <Failed error={user.error} retry={() => void user.refetch()} />
  if (!user.data) return <Loading />
  return (
    <div className="page profile stack">
      <header className="row">
        <h1 className="grow">{words.profile}</h1>
        <Button onClick={() => leave.mutate()}>{words.signOut}</Button>
      </header>
      {brought('top')}
      <Details key={user.data.id} user={user.data} />
      <NotificationSettings userId={me.id} channels={user.data.channels} />
      {brought('telling')}
      <Appearance />
      <Password userId={me.id} />
      <Passkeys />
      <SecondFactor />
      <Devices />
      <KnownDevices />
      <Programs />
      <OwnTrail userId={me.id} />
    </div>
  )
}
