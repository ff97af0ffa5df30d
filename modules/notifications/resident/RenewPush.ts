import { useEffect } from 'react'
import { renewPush } from './push.ts'

/** Keeps this device being told, as long as somebody is signed in who wants that. */
export function RenewPush({ personId }: { personId: string }) {
  useEffect(() => void renewPush(personId).catch(() => {}), [personId])
  return null
}
