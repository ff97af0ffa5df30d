import { plural, words } from '#kernel/contract/words.ts'
import type { ExchangeState } from './contract.ts'

/** What the screens of deliveries say. */
export const exchangeScreenWords = words({
  de: {
    title: 'Lieferungen des ERP',
    intro:
      'Ein ERP-System liefert Stammdaten in Dateien eines festen Formats: alles oder nichts, beliebig oft. Was geliefert ist, ändert sich nur noch im ERP.',
    how: 'Format und Wege der Lieferung',
    choose: 'ZIP oder CSV-Dateien wählen',
    sending: (done: number, all: number) => `Wird gesendet: ${done} von ${all} …`,
    drop: 'Oder hierher ziehen: ein ZIP oder alle CSV-Dateien miteinander, auf Wunsch mit manifest.json. Ist nichts falsch, wird alles gleich übernommen; das lässt sich rückgängig machen.',
    unknown: (names: string) => `Nicht Teil des Formats: ${names}. Es wurde nichts gesendet.`,
    badManifest: 'manifest.json ist kein gültiges JSON. Es wurde nichts gesendet.',
    again: 'Nochmals senden',
    past: 'Bisherige Lieferungen',
    none: 'Noch keine Lieferung',
    noneHint: 'Sobald ein ERP-System liefert oder Sie Dateien hochladen, steht hier, was daraus wurde.',
    files: (count: number, shown: string) =>
      plural('de', count, { one: `${shown} Datei`, other: `${shown} Dateien` }),
    done: (created: string, changed: string, deleted: string) =>
      `${created} neu, ${changed} geändert, ${deleted} gelöscht`,
    problemCount: (count: number, shown: string) =>
      plural('de', count, { one: `${shown} Fehler`, other: `${shown} Fehler` }),
    seconds: (shown: string) => `${shown} s`,
    stateOf: (state: ExchangeState) =>
      ({
        waiting: 'Wartet',
        checking: 'Wird geprüft',
        refused: 'Abgelehnt',
        'to-confirm': 'Wartet auf Bestätigung',
        applying: 'Wird übernommen',
        applied: 'Übernommen',
        undoing: 'Wird rückgängig gemacht',
        undone: 'Rückgängig gemacht',
      })[state],
    back: 'Alle Lieferungen',
    name: (at: string) => `Lieferung vom ${at}`,
    refusedText:
      'Nichts davon wurde übernommen. Berichtigen Sie das Folgende im ERP und liefern Sie noch einmal.',
    toConfirmText: 'Noch ist nichts geschrieben. Das würde die Lieferung tun:',
    workingText: 'Sie können diese Seite verlassen; die Arbeit geht weiter.',
    undoneText: 'Alles, was diese Lieferung geschrieben hatte, ist zurückgenommen.',
    undoFailed:
      'Das Rückgängigmachen ist gescheitert, mehrmals und an uns. An den Daten ist nichts geändert; bitte versuchen Sie es später noch einmal.',
    permissionsIgnored: (names: string) =>
      `Das Manifest nennt Rechte, die hier niemandem etwas geben und übergangen wurden: ${names}.`,
    addressesWait: (count: number) =>
      count === 1
        ? 'Eine neue Adresse wartet auf die Inhaberin oder den Inhaber des Kontos: Sie gilt, wenn sie bestätigt ist und die alte es erlaubt oder drei Tage lang nicht verhindert.'
        : `${count} neue Adressen warten auf die Inhaberinnen und Inhaber der Konten: Sie gelten, wenn die neue Adresse bestätigt ist und die alte es erlaubt oder drei Tage lang nicht verhindert.`,
    builtOn:
      'Rückgängig machen ging nicht: Jemand hat inzwischen mit den Daten gearbeitet, oder eine spätere Lieferung hat sie geändert. Es blieb alles, wie es ist.',
    confirm: 'Lieferung übernehmen',
    undo: 'Rückgängig machen',
    keep: 'Lieferung behalten',
    undoAsk:
      'Alles, was diese Lieferung angelegt hat, wird gelöscht, und was sie geändert oder gelöscht hat, ist wieder wie zuvor. Das geht nur, solange niemand damit gearbeitet hat.',
    file: 'Datei',
    size: 'Grösse',
    created: 'Neu',
    changed: 'Geändert',
    deleted: 'Gelöscht',
    same: 'Unverändert',
    line: 'Zeile',
    column: 'Spalte',
    value: 'Wert',
    reason: 'Was nicht stimmt',
    problems: 'Fehler',
    export: 'Alles exportieren',
    exportHint:
      'Alle Stammdaten dieser App in den Dateien des Formats: zum Aufbewahren, zum Nachsehen, zum Umziehen. Wieder geliefert ändern sie nichts. Der Export enthält Namen und Codes der Mietparteien und bleibt eine Woche.',
    exportAll: 'Export erstellen',
    download: 'Export herunterladen',
    exporting: 'Der Export entsteht …',
    exportFailed: 'Der Export ist nicht gelungen, der Fehler liegt bei uns. Versuchen Sie es noch einmal.',
    more: 'Mehr Fehler zeigen',
  },
  fr: {
    title: 'Livraisons de l’ERP',
    intro:
      'Un système ERP livre les données de base dans des fichiers d’un format fixe : tout ou rien, aussi souvent qu’il veut. Ce qui est livré ne change plus que dans l’ERP.',
    how: 'Format et voies de livraison',
    choose: 'Choisir un ZIP ou des fichiers CSV',
    sending: (done: number, all: number) => `Envoi : ${done} sur ${all} …`,
    drop: 'Ou déposez-les ici : un ZIP ou tous les fichiers CSV ensemble, avec manifest.json si vous voulez. Si rien n’est faux, tout est repris aussitôt ; vous pouvez l’annuler.',
    unknown: (names: string) => `Ne fait pas partie du format : ${names}. Rien n’a été envoyé.`,
    badManifest: 'manifest.json n’est pas un JSON valable. Rien n’a été envoyé.',
    again: 'Envoyer de nouveau',
    past: 'Livraisons précédentes',
    none: 'Aucune livraison',
    noneHint:
      'Dès qu’un système ERP livre ou que vous téléversez des fichiers, vous voyez ici ce qu’il en est advenu.',
    files: (count: number, shown: string) =>
      plural('fr', count, { one: `${shown} fichier`, other: `${shown} fichiers` }),
    done: (created: string, changed: string, deleted: string) =>
      `${created} nouveaux, ${changed} modifiés, ${deleted} supprimés`,
    problemCount: (count: number, shown: string) =>
      plural('fr', count, { one: `${shown} erreur`, other: `${shown} erreurs` }),
    seconds: (shown: string) => `${shown} s`,
    stateOf: (state: ExchangeState) =>
      ({
        waiting: 'En attente',
        checking: 'En vérification',
        refused: 'Refusée',
        'to-confirm': 'À confirmer',
        applying: 'Reprise en cours',
        applied: 'Reprise',
        undoing: 'Annulation en cours',
        undone: 'Annulée',
      })[state],
    back: 'Toutes les livraisons',
    name: (at: string) => `Livraison du ${at}`,
    refusedText: 'Rien n’a été repris. Corrigez ce qui suit dans l’ERP et livrez de nouveau.',
    toConfirmText: 'Rien n’est encore écrit. Voici ce que ferait la livraison :',
    workingText: 'Vous pouvez quitter cette page ; le travail continue.',
    undoneText: 'Tout ce que cette livraison avait écrit a été retiré.',
    undoFailed:
      'L’annulation a échoué, plusieurs fois et de notre fait. Rien n’a changé dans les données ; veuillez réessayer plus tard.',
    permissionsIgnored: (names: string) =>
      `Le manifeste nomme des droits qui ne donnent rien ici et ont été ignorés : ${names}.`,
    addressesWait: (count: number) =>
      count === 1
        ? 'Une nouvelle adresse attend la personne titulaire du compte : elle sera valable quand elle sera confirmée et que l’ancienne l’aura autorisé ou ne l’aura pas empêché pendant trois jours.'
        : `${count} nouvelles adresses attendent les titulaires des comptes : elles seront valables quand la nouvelle adresse sera confirmée et que l’ancienne l’aura autorisé ou ne l’aura pas empêché pendant trois jours.`,
    builtOn:
      'L’annulation n’a pas été possible : quelqu’un a travaillé avec ces données depuis, ou une livraison ultérieure les a modifiées. Tout est resté tel quel.',
    confirm: 'Reprendre la livraison',
    undo: 'Annuler la livraison',
    keep: 'Garder la livraison',
    undoAsk:
      'Tout ce que cette livraison a créé est supprimé, et ce qu’elle a modifié ou supprimé redevient comme avant. Cela n’est possible que tant que personne n’a travaillé avec.',
    file: 'Fichier',
    size: 'Taille',
    created: 'Nouveau',
    changed: 'Modifié',
    deleted: 'Supprimé',
    same: 'Inchangé',
    line: 'Ligne',
    column: 'Colonne',
    value: 'Valeur',
    reason: 'Ce qui ne va pas',
    problems: 'Erreurs',
    export: 'Tout exporter',
    exportHint:
      'Toutes les données de base de cette app dans les fichiers du format : pour conserver, vérifier ou déménager. Livrées de nouveau, elles ne changent rien. L’export contient les noms et les codes des locataires et reste une semaine.',
    exportAll: 'Créer l’export',
    download: 'Télécharger l’export',
    exporting: 'L’export se prépare …',
    exportFailed: 'L’export n’a pas réussi ; l’erreur est de notre côté. Réessayez.',
    more: 'Montrer plus d’erreurs',
  },
  it: {
    title: 'Consegne dell’ERP',
    intro:
      'Un sistema ERP consegna i dati di base in file di un formato fisso: tutto o niente, quante volte vuole. Ciò che è consegnato cambia solo nell’ERP.',
    how: 'Formato e vie di consegna',
    choose: 'Scegliere uno ZIP o file CSV',
    sending: (done: number, all: number) => `Invio: ${done} di ${all} …`,
    drop: 'Oppure li trascini qui: uno ZIP o tutti i file CSV insieme, se vuole con manifest.json. Se nulla è sbagliato, tutto viene ripreso subito; può annullarlo.',
    unknown: (names: string) => `Non fa parte del formato: ${names}. Non è stato inviato nulla.`,
    badManifest: 'manifest.json non è un JSON valido. Non è stato inviato nulla.',
    again: 'Inviare di nuovo',
    past: 'Consegne precedenti',
    none: 'Ancora nessuna consegna',
    noneHint: 'Non appena un sistema ERP consegna o lei carica dei file, qui vede che cosa ne è stato.',
    files: (count: number, shown: string) =>
      plural('it', count, { one: `${shown} file`, other: `${shown} file` }),
    done: (created: string, changed: string, deleted: string) =>
      `${created} nuovi, ${changed} modificati, ${deleted} eliminati`,
    problemCount: (count: number, shown: string) =>
      plural('it', count, { one: `${shown} errore`, other: `${shown} errori` }),
    seconds: (shown: string) => `${shown} s`,
    stateOf: (state: ExchangeState) =>
      ({
        waiting: 'In attesa',
        checking: 'In verifica',
        refused: 'Rifiutata',
        'to-confirm': 'Da confermare',
        applying: 'Ripresa in corso',
        applied: 'Ripresa',
        undoing: 'Annullamento in corso',
        undone: 'Annullata',
      })[state],
    back: 'Tutte le consegne',
    name: (at: string) => `Consegna del ${at}`,
    refusedText: 'Nulla è stato ripreso. Corregga quanto segue nell’ERP e consegni di nuovo.',
    toConfirmText: 'Non è ancora stato scritto nulla. Ecco che cosa farebbe la consegna:',
    workingText: 'Può lasciare questa pagina; il lavoro continua.',
    undoneText: 'Tutto ciò che questa consegna aveva scritto è stato ritirato.',
    undoFailed:
      'L’annullamento non è riuscito, più volte e per causa nostra. Nei dati non è cambiato nulla; la preghiamo di riprovare più tardi.',
    permissionsIgnored: (names: string) =>
      `Il manifesto nomina diritti che qui non danno nulla e sono stati ignorati: ${names}.`,
    addressesWait: (count: number) =>
      count === 1
        ? 'Un nuovo indirizzo attende chi è titolare del conto: varrà quando sarà confermato e il vecchio lo avrà consentito o non lo avrà impedito per tre giorni.'
        : `${count} nuovi indirizzi attendono i titolari dei conti: varranno quando il nuovo indirizzo sarà confermato e il vecchio lo avrà consentito o non lo avrà impedito per tre giorni.`,
    builtOn:
      'Non è stato possibile annullare: nel frattempo qualcuno ha lavorato con questi dati o una consegna successiva li ha modificati. Tutto è rimasto com’è.',
    confirm: 'Riprendere la consegna',
    undo: 'Annullare la consegna',
    keep: 'Tenere la consegna',
    undoAsk:
      'Tutto ciò che questa consegna ha creato viene eliminato e ciò che ha modificato o eliminato torna come prima. È possibile solo finché nessuno ci ha lavorato.',
    file: 'File',
    size: 'Dimensione',
    created: 'Nuovo',
    changed: 'Modificato',
    deleted: 'Eliminato',
    same: 'Invariato',
    line: 'Riga',
    column: 'Colonna',
    value: 'Valore',
    reason: 'Che cosa non va',
    problems: 'Errori',
    export: 'Esportare tutto',
    exportHint:
      'Tutti i dati di base di questa app nei file del formato: per conservare, controllare o traslocare. Consegnati di nuovo non cambiano nulla. L’esportazione contiene nomi e codici dei locatari e resta una settimana.',
    exportAll: 'Creare l’esportazione',
    download: 'Scaricare l’esportazione',
    exporting: 'L’esportazione è in corso …',
    exportFailed: 'L’esportazione non è riuscita; l’errore è nostro. Riprovi.',
    more: 'Mostrare altri errori',
  },
  en: {
    title: 'ERP deliveries',
    intro:
      'An ERP system delivers master data in files of a fixed format: all or nothing, as often as it likes. What was delivered changes in the ERP only.',
    how: 'The format, and the ways to deliver',
    choose: 'Choose a ZIP or CSV files',
    sending: (done: number, all: number) => `Sending: ${done} of ${all} …`,
    drop: 'Or drop them here: one ZIP, or all CSV files together, with a manifest.json if you like. If nothing is wrong, all of it is taken at once; you can undo it.',
    unknown: (names: string) => `Not part of the format: ${names}. Nothing was sent.`,
    badManifest: 'manifest.json is not valid JSON. Nothing was sent.',
    again: 'Send again',
    past: 'Earlier deliveries',
    none: 'No delivery yet',
    noneHint: 'As soon as an ERP system delivers, or you upload files, you see here what became of it.',
    files: (count: number, shown: string) =>
      plural('en', count, { one: `${shown} file`, other: `${shown} files` }),
    done: (created: string, changed: string, deleted: string) =>
      `${created} new, ${changed} changed, ${deleted} deleted`,
    problemCount: (count: number, shown: string) =>
      plural('en', count, { one: `${shown} problem`, other: `${shown} problems` }),
    seconds: (shown: string) => `${shown} s`,
    stateOf: (state: ExchangeState) =>
      ({
        waiting: 'Waiting',
        checking: 'Being checked',
        refused: 'Refused',
        'to-confirm': 'Waits to be confirmed',
        applying: 'Being taken',
        applied: 'Taken',
        undoing: 'Being undone',
        undone: 'Undone',
      })[state],
    back: 'All deliveries',
    name: (at: string) => `Delivery of ${at}`,
    refusedText: 'None of it was taken. Put the following right in the ERP and deliver again.',
    toConfirmText: 'Nothing is written yet. This is what the delivery would do:',
    workingText: 'You can leave this page; the work goes on.',
    undoneText: 'All that this delivery had written is taken back.',
    undoFailed:
      'The undo has failed, several times and on our side. Nothing has changed in the data; please try again later.',
    permissionsIgnored: (names: string) =>
      `The manifest names permissions that give nobody anything here and were passed over: ${names}.`,
    addressesWait: (count: number) =>
      count === 1
        ? 'One new address waits for the owner of the account: it counts once it is confirmed and the old one has allowed it, or not stopped it for three days.'
        : `${count} new addresses wait for the owners of the accounts: they count once the new address is confirmed and the old one has allowed it, or not stopped it for three days.`,
    builtOn:
      'It could not be undone: somebody has worked with the data since, or a later delivery has changed it. Everything has stayed as it is.',
    confirm: 'Take the delivery',
    undo: 'Undo',
    keep: 'Keep the delivery',
    undoAsk:
      'All that this delivery made is deleted, and what it changed or deleted is as it was before. That works only as long as nobody has worked with it.',
    file: 'File',
    size: 'Size',
    created: 'New',
    changed: 'Changed',
    deleted: 'Deleted',
    same: 'The same',
    line: 'Line',
    column: 'Column',
    value: 'Value',
    reason: 'What is wrong',
    problems: 'Problems',
    export: 'Export everything',
    exportHint:
      'All master data of this app in the files of the format: to keep, to look at, to move house with. Delivered again they change nothing. The export has the names and codes of tenants and stays for a week.',
    exportAll: 'Make an export',
    download: 'Download the export',
    exporting: 'The export is being made …',
    exportFailed: 'The export did not succeed; the fault is ours. Try it again.',
    more: 'Show more problems',
  },
})
