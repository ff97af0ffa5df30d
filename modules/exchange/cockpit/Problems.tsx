import { useInfiniteQuery } from '@tanstack/react-query'
import { api } from '#kernel/web/api.ts'
import { useFormats, useWords } from '#kernel/web/language.tsx'
import { Button, Failed, Loading } from '#kernel/web/components.tsx'
import { listExchangeProblems } from '../contract.ts'
import { exchangeReasonWords } from '../reasons.words.ts'
import { exchangeScreenWords } from '../screens.words.ts'

/** All that is wrong with a delivery, in the order of its files. */
export function Problems({ exchangeJobId, count }: { exchangeJobId: string; count: number }) {
  const words = useWords(exchangeScreenWords)
  const { reason: reasonOf, quote } = useWords(exchangeReasonWords)
  const { number } = useFormats()
  const pages = useInfiniteQuery({
    queryKey: [listExchangeProblems.path, exchangeJobId],
    queryFn: ({ pageParam }) =>
      api(listExchangeProblems, { params: { exchangeJobId }, query: { after: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  })
  const items = pages.data?.pages.flatMap(({ _embedded }) => _embedded.items)
  return (
    <section className="stack" aria-labelledby="problems">
      <h2 id="problems">
        {words.problems} <small>{number(count)}</small>
      </h2>
      {pages.error && <Failed error={pages.error} retry={() => void pages.refetch()} />}
      {pages.isPending && <Loading rows={3} />}
      {items && (
        <ol className="card deliveryproblems">
          {items.map(({ file, line, column, value, reason }, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- the list only grows, and nothing else tells two alike apart
            <li key={index}>
              <span className="where">
                {[file, line !== null && `${words.line} ${number(line)}`, column].filter(Boolean).join(' · ')}
              </span>
              <span>
                {value !== null && quote(value)} {reasonOf(reason)}
              </span>
            </li>
          ))}
        </ol>
      )}
      {pages.hasNextPage && (
        <Button busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {words.more}
        </Button>
      )}
    </section>
  )
}
