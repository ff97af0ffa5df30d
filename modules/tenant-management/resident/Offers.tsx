import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read, useCommand } from '#kernel/web/api.ts'
import { useFormats, useWords } from '#kernel/web/language.tsx'
import { Button, Dialog, ProblemNote } from '#kernel/web/components.tsx'
import { useToast } from '#kernel/web/toast.tsx'
import { acceptOffer, declineOffer, listOffers, type Offer } from '../offers.contract.ts'
import { offerWords } from '../offers.words.ts'

/** The homes that somebody asks to add me to; nothing is shown when nobody asks. */
export function Offers() {
  const offers = useQuery(read(listOffers, {}))
  return offers.data?._embedded.items.map((offer) => <OneOffer key={offer.id} offer={offer} />)
}

function OneOffer({ offer }: { offer: Offer }) {
  const words = useWords(offerWords)
  const formats = useFormats()
  const toast = useToast()
  const [asking, setAsking] = useState(false)
  const accept = useCommand(acceptOffer, () => toast({ text: words.joined }))
  const decline = useCommand(declineOffer, () => toast({ text: words.refused }))
  const input = { params: { offerId: offer.id }, body: {} }
  const until = offer.expiresAt && formats.day(offer.expiresAt)
  const title = `offer-${offer.id}`
  return (
    <section className="card stack offer" aria-labelledby={title}>
      <h2 id={title}>{words.askedTitle}</h2>
      <div>
        <p className="soft">{offer.management}</p>
        {offer.homes.map(({ utilisationPeriodId, address, place, unit, startDate }) => (
          <p key={utilisationPeriodId}>
            <strong>
              {address}, {unit}
            </strong>
            <br />
            <span className="soft">
              {place} · {words.from} {formats.day(startDate)}
            </span>
          </p>
        ))}
      </div>
      {offer.state === 'expired' ? (
        <>
          <p>{words.expired(until ?? '')}</p>
          <Button busy={decline.isPending} onClick={() => decline.mutate(input)}>
            {words.dismiss}
          </Button>
        </>
      ) : (
        <>
          <p>
            {words.what} {until && words.until(until)}
          </p>
          <div className="row">
            <Button kind="primary" busy={accept.isPending} onClick={() => accept.mutate(input)}>
              {words.accept}
            </Button>
            <Button onClick={() => setAsking(true)}>{words.decline}</Button>
          </div>
        </>
      )}
      <ProblemNote error={accept.error ?? decline.error} />
      <Dialog title={words.decline} open={asking} onClose={() => setAsking(false)}>
        <div className="stack">
          <p>{words.sure}</p>
          <div className="row">
            <Button kind="danger" busy={decline.isPending} onClick={() => decline.mutate(input)}>
              {words.decline}
            </Button>
            <Button onClick={() => setAsking(false)}>{words.back}</Button>
          </div>
        </div>
      </Dialog>
    </section>
  )
}
