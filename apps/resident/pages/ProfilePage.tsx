import { useNavigate } from '@tanstack/react-router'
import { Profile } from '#modules/accounts/web/Profile.tsx'
import { PushHere } from '#modules/notifications/resident/Push.tsx'
import { forgetPush } from '#modules/notifications/resident/push.ts'

export function ProfilePage() {
  const navigate = useNavigate()
  const leave = () => {
    navigator.serviceWorker?.controller?.postMessage('forget')
    void forgetPush()
    void navigate({ to: '/sign-in' })
  }
  return <Profile onSignedOut={leave} push={<PushHere />} />
}
