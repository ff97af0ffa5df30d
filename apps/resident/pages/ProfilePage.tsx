import { useNavigate } from '@tanstack/react-router'
import { Profile } from '#modules/accounts/web/Profile.tsx'

export function ProfilePage() {
  const navigate = useNavigate()
  const leave = () => {
    navigator.serviceWorker?.controller?.postMessage('forget')
    void navigate({ to: '/sign-in' })
  }
  return <Profile onSignedOut={leave} />
}
