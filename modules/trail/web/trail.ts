import { useQuery } from '@tanstack/react-query'
import { useBrought } from '#kernel/web/screens.ts'
import { trailOf } from '../brought.rules.ts'

/** In which words the modules tell of what happened; undefined until they are loaded. */
export const useTrail = () => {
  const brought = useBrought()
  const { data } = useQuery({
    queryKey: ['words of the trail'],
    queryFn: async () => trailOf(await Promise.all(brought.flatMap(({ trail }) => trail?.() ?? []))),
    networkMode: 'always',
    staleTime: Number.POSITIVE_INFINITY,
  })
  return data
}
