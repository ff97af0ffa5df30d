import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Problem } from '#kernel/contract/problem.ts'
import { useWords } from '#kernel/web/language.tsx'
import { Button } from '#kernel/web/components.tsx'
import { useProblem } from '#kernel/web/problem.ts'
import { useMe } from '#kernel/web/session.tsx'
import { useToast } from '#kernel/web/toast.tsx'
import { pushWords } from '../push.words.ts'
import { allowPush, endPush, findPushState } from './push.ts'

const STATE = ['push state']

const usePush = () => {
  const words = useWords(pushWords)
  const me = useMe()
  const toast = useToast()
  const { say } = useProblem()
  const queries = useQueryClient()
  const { data: state } = useQuery({
    queryKey: [...STATE, me.id],
    queryFn: () => findPushState(me.id),
    networkMode: 'always',
    staleTime: 0,
  })
  useEffect(() => {
    const leaving = new AbortController()
    const watch = async () => {
      const permission = await navigator.permissions.query({ name: 'notifications' })
      const look = () => void queries.invalidateQueries({ queryKey: STATE })
      permission.addEventListener('change', look, { signal: leaving.signal })
    }
    void watch().catch(() => {})
    return () => leaving.abort()
  }, [queries])
  const turn = useMutation({
    mutationFn: async (on: boolean) => {
      await (on ? allowPush(me.id) : endPush())
      return findPushState(me.id)
    },
    onSuccess: (now) => {
      queries.setQueryData([...STATE, me.id], now)
      if (now === 'on') toast({ text: words.nowOn })
      if (now === 'off' && state === 'on') toast({ text: words.nowOff })
    },
  })
  const { error } = turn
  return { state, turn, problem: error && (error instanceof Problem ? say(error) : words.failed) }
}

/** Whether this device shows what concerns one: says how it stands, switches it on and off. */
export function PushHere() {
  const words = useWords(pushWords)
  const me = useMe()
  const { state, turn, problem } = usePush()
  if (!me.channels.push || !state || state === 'waiting') return null
  return (
    <section className="card stack">
      <h2>{words.title}</h2>
      <p className="soft">{state === 'off' ? words.offer : words[state]}</p>
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      {state === 'off' && (
        <Button busy={turn.isPending} onClick={() => turn.mutate(true)}>
          {words.allow}
        </Button>
      )}
      {state === 'on' && (
        <Button busy={turn.isPending} onClick={() => turn.mutate(false)}>
          {words.end}
        </Button>
      )}
    </section>
  )
}

const DECLINED = 'palier-push-declined'

/** Offers it once on the first screen; who says no finds it in the profile. */
export function PushOffer() {
  const words = useWords(pushWords)
  const me = useMe()
  const { state, turn, problem } = usePush()
  const [declined, setDeclined] = useState(() => localStorage.getItem(DECLINED) === me.id)
  if (declined || !me.channels.push || (state !== 'off' && state !== 'install')) return null
  return (
    <section className="card offer stack" aria-label={words.title}>
      <p>{state === 'off' ? words.offer : words.install}</p>
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <div className="row">
        {state === 'off' && (
          <Button busy={turn.isPending} onClick={() => turn.mutate(true)}>
            {words.allow}
          </Button>
        )}
        <Button
          kind="quiet"
          onClick={() => {
            localStorage.setItem(DECLINED, me.id)
            setDeclined(true)
          }}
        >
          {words.notNow}
        </Button>
      </div>
    </section>
  )
}
