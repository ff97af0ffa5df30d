import { useNavigate } from '@tanstack/react-router'
import { Profile } from '#modules/accounts/web/Profile.tsx'
import { screens } from '../screens.ts'
import { deleteRead } from '../worker.ts'

export function ProfilePage() {
  const navigate = useNavigate()
  const leave = () => {
    deleteRead()
    for (const { forget } of screens) void forget?.()
    void navigate({ to: '/sign-in' })
  }
  return <Profile onSignedOut={leave} />
}
