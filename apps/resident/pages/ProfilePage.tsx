import { Link, useNavigate } from '@tanstack/react-router'
import { useWords } from '#kernel/web/language.tsx'
import { Profile } from '#modules/accounts/web/Profile.tsx'
import { PushHere } from '#modules/notifications/resident/Push.tsx'
import { forgetPush } from '#modules/notifications/resident/push.ts'
import { Offers } from '#modules/tenant-management/resident/Offers.tsx'
import { appWords } from '../words.ts'
import { forgetRead } from '../worker.ts'

export function ProfilePage() {
  const navigate = useNavigate()
  const words = useWords(appWords)
  const leave = () => {
    forgetRead()
    void forgetPush()
    void navigate({ to: '/sign-in' })
  }
  return (
    <Profile
      onSignedOut={leave}
      push={<PushHere />}
      homes={
        <>
          <Offers />
          <Link to="/add-home" className="button">
            {words.addHome}
          </Link>
        </>
      }
    />
  )
}
