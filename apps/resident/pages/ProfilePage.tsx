import { useNavigate } from '@tanstack/react-router'
import { Profile } from '#modules/accounts/web/Profile.tsx'
import { PushHere } from '#modules/notifications/resident/Push.tsx'
import { forgetPush } from '#modules/notifications/resident/push.ts'
import { forgetRead } from '../worker.ts'

export function ProfilePage() {
  const navigate = useNavigate()
  const leave = () => {
    forgetRead()
    void forgetPush()
    void navigate({ to: '/sign-in' })
  }
  return <Profile onSignedOut={leave} push={<PushHere />} />
}
