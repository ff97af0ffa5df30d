import { useNavigate } from '@tanstack/react-router'
import type { AnyEndpoint } from '#kernel/contract/endpoint.ts'
import { useCommand } from '#kernel/web/api.ts'
import { useWords } from '#kernel/web/language.tsx'
import { useProblem } from '#kernel/web/problem.ts'
import { useToast } from '#kernel/web/toast.tsx'
import { deletedWords } from '../removal/deleted.words.ts'
import { restorePlace } from '../tree/contract.ts'

/** Opens a place, such as Unit-<id>, or the tree with none chosen. */
export const useOpenPlace = () => {
  const navigate = useNavigate()
  return (place?: string) => navigate({ to: '/master-data/{-$place}', params: { place } } as never)
}

interface Leaving {
  /** Such as Unit-<id>. */
  place: string
  name: string | undefined
  /** Where one is afterwards. */
  above?: string | undefined
}

/** Deletes the place that is open, goes to what is above it and for a moment offers the way back. */
export const useRemoval = <E extends AnyEndpoint>(endpoint: E, { place, name = '', above }: Leaving) => {
  const words = useWords(deletedWords)
  const { say } = useProblem()
  const toast = useToast()
  const open = useOpenPlace()
  const restore = useCommand(restorePlace, async () => {
    await open(place)
    toast({ text: words.restored(name) })
  })
  const undo = () =>
    void restore
      .mutateAsync({ params: { placeId: place.split('-')[1]! }, body: {} })
      .catch((error: unknown) => toast({ text: say(error) ?? '' }))
  return useCommand(endpoint, async () => {
    await open(above)
    toast({ text: words.removed(name), undo })
  })
}
