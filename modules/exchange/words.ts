import { words } from '#kernel/contract/words.ts'
import type { ExchangeCounts } from './contract.ts'

/** What the mails about deliveries say. */
export const exchangeMailWords = words({
  de: {
    appliedSubject: (app: string) => `Lieferung übernommen: ${app}`,
    refusedSubject: (app: string) => `Lieferung abgelehnt: ${app}`,
    waitingSubject: (app: string) => `Lieferung wartet auf Sie: ${app}`,
    applied: 'Die Daten der Lieferung sind vollständig übernommen.',
    refused: 'Nichts davon wurde übernommen. Bitte berichtigen Sie Folgendes und liefern Sie noch einmal:',
    waiting:
      'Noch ist nichts geschrieben. Sehen Sie nach, was die Lieferung tun würde, und bestätigen Sie sie:',
    counts: (file: string, { created, changed, deleted, same }: ExchangeCounts) =>
      `${file}: ${created} neu, ${changed} geändert, ${deleted} gelöscht, ${same} unverändert`,
    addresses: (count: number) =>
      count === 1
        ? 'Eine neue Adresse wartet auf die Inhaberin oder den Inhaber des Kontos: Sie gilt, wenn sie bestätigt ist und die alte es erlaubt oder drei Tage lang nicht verhindert.'
        : `${count} neue Adressen warten auf die Inhaberinnen und Inhaber der Konten: Sie gelten, wenn die neue Adresse bestätigt ist und die alte es erlaubt oder drei Tage lang nicht verhindert.`,
    more: (count: number) => `… und ${count} weitere.`,
    open: 'Lieferung ansehen',
    look: 'Ansehen und bestätigen',
  },
  fr: {
    appliedSubject: (app: string) => `Livraison reprise : ${app}`,
    refusedSubject: (app: string) => `Livraison refusée : ${app}`,
    waitingSubject: (app: string) => `Une livraison vous attend : ${app}`,
    applied: 'Les données de la livraison sont entièrement reprises.',
    refused: 'Rien n’a été repris. Veuillez corriger ce qui suit et livrer de nouveau :',
    waiting: 'Rien n’est encore écrit. Voyez ce que ferait la livraison et confirmez-la :',
    counts: (file: string, { created, changed, deleted, same }: ExchangeCounts) =>
      `${file} : ${created} nouveaux, ${changed} modifiés, ${deleted} supprimés, ${same} inchangés`,
    addresses: (count: number) =>
      count === 1
        ? 'Une nouvelle adresse attend la personne titulaire du compte : elle sera valable quand elle sera confirmée et que l’ancienne l’aura autorisé ou ne l’aura pas empêché pendant trois jours.'
        : `${count} nouvelles adresses attendent les titulaires des comptes : elles seront valables quand la nouvelle adresse sera confirmée et que l’ancienne l’aura autorisé ou ne l’aura pas empêché pendant trois jours.`,
    more: (count: number) => `… et ${count} autres.`,
    open: 'Voir la livraison',
    look: 'Voir et confirmer',
  },
  it: {
    appliedSubject: (app: string) => `Consegna ripresa: ${app}`,
    refusedSubject: (app: string) => `Consegna rifiutata: ${app}`,
    waitingSubject: (app: string) => `Una consegna la attende: ${app}`,
    applied: 'I dati della consegna sono stati ripresi per intero.',
    refused: 'Nulla è stato ripreso. Corregga quanto segue e consegni di nuovo:',
    waiting: 'Non è ancora stato scritto nulla. Veda che cosa farebbe la consegna e la confermi:',
    counts: (file: string, { created, changed, deleted, same }: ExchangeCounts) =>
      `${file}: ${created} nuovi, ${changed} modificati, ${deleted} eliminati, ${same} invariati`,
    addresses: (count: number) =>
      count === 1
        ? 'Un nuovo indirizzo attende chi è titolare del conto: varrà quando sarà confermato e il vecchio lo avrà consentito o non lo avrà impedito per tre giorni.'
        : `${count} nuovi indirizzi attendono i titolari dei conti: varranno quando il nuovo indirizzo sarà confermato e il vecchio lo avrà consentito o non lo avrà impedito per tre giorni.`,
    more: (count: number) => `… e altri ${count}.`,
    open: 'Vedere la consegna',
    look: 'Vedere e confermare',
  },
  en: {
    appliedSubject: (app: string) => `Delivery taken: ${app}`,
    refusedSubject: (app: string) => `Delivery refused: ${app}`,
    waitingSubject: (app: string) => `A delivery waits for you: ${app}`,
    applied: 'All of the delivery has been taken.',
    refused: 'None of it was taken. Please put the following right and deliver again:',
    waiting: 'Nothing is written yet. See what the delivery would do, and confirm it:',
    counts: (file: string, { created, changed, deleted, same }: ExchangeCounts) =>
      `${file}: ${created} new, ${changed} changed, ${deleted} deleted, ${same} the same`,
    addresses: (count: number) =>
      count === 1
        ? 'One new address waits for the owner of the account: it counts once it is confirmed and the old one has allowed it, or not stopped it for three days.'
        : `${count} new addresses wait for the owners of the accounts: they count once the new address is confirmed and the old one has allowed it, or not stopped it for three days.`,
    more: (count: number) => `… and ${count} more.`,
    open: 'See the delivery',
    look: 'See and confirm',
  },
})
