import { useNavigate } from '@tanstack/react-router'
import { Profile } from '#modules/accounts/web/Profile.tsx'

export function ProfilePage() {
  const navigate = useNavigate()
  return <Profile onSignedOut={() => void navigate({ to: '/sign-in' })} />
}
