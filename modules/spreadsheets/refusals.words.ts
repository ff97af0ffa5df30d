import { words } from '#kernel/contract/words.ts'

/** Why an import was refused, by the code of the problem. */
export const importRefusalWords = words({
  de: {
    'file-too-heavy':
      'Diese Datei braucht zum Lesen zu viel Zeit oder Speicher. Teilen Sie sie auf, oder speichern Sie sie als CSV.',
    'too-large': 'Die Datei ist grösser als 64 MB.',
    'file-missing': 'Es kam keine Datei an.',
    'file-unreadable':
      'Diese Datei ist weder CSV noch Excel (.xlsx). Ein ZIP aus einem ERP-System gehört unter «Lieferungen des ERP».',
    'file-old-or-locked':
      'Diese Datei stammt aus einem alten Excel (.xls), oder sie hat ein Passwort. Speichern Sie sie in Excel als «Excel-Arbeitsmappe (.xlsx)» ohne Passwort.',
    'file-hidden':
      'Alle Zeilen dieser Datei sind ausgeblendet. Blenden Sie die Zeilen oder das Blatt ein, und bringen Sie die Datei noch einmal.',
    'file-empty': 'Die Datei ist leer, oder auf diesem Blatt steht unter dieser Kopfzeile keine Zeile.',
    'too-many-columns': 'Die Datei hat mehr als 200 Spalten.',
    'too-many-rows': 'Die Datei hat mehr als 500 000 Zeilen. Teilen Sie sie auf.',
    'field-twice': 'Zwei Spalten haben dieselbe Bedeutung.',
    'mapping-incomplete':
      'Es fehlt eine Spalte: Jede Zeile braucht mindestens Strasse, Liegenschaft oder Nummer; ein Mietzeitraum braucht Einheit und Beginn.',
    'import-busy': 'Dieser Import ist gerade in Arbeit.',
    'import-not-previewed': 'Zuerst braucht es eine Vorschau.',
    'import-expired': 'Seit der Vorschau haben sich die Daten geändert. Erstellen Sie eine neue Vorschau.',
    'changed-meanwhile':
      'Seit der Vorschau haben sich die Daten geändert. Es wurde nichts übernommen; erstellen Sie eine neue Vorschau.',
    'import-not-applied': 'Nur ein übernommener Import kann rückgängig gemacht werden.',
    'storage-full': 'Der Speicher für Dateien ist voll.',
    failed:
      'Der Import ist mehrmals misslungen; der Fehler liegt bei uns. Es wurde nichts übernommen. Versuchen Sie es noch einmal, oder verwerfen Sie ihn.',
    'took-too-long':
      'Der Import hat zu lange gedauert und wurde abgebrochen; es wurde nichts übernommen. Teilen Sie die Datei auf, oder versuchen Sie es noch einmal.',
    interrupted:
      'Die Arbeit an diesem Import ist mehrmals unterbrochen worden; es wurde nichts übernommen. Versuchen Sie es noch einmal, oder verwerfen Sie ihn.',
  },
  fr: {
    'file-too-heavy':
      'Ce fichier demande trop de temps ou de mémoire à la lecture. Divisez-le ou enregistrez-le en CSV.',
    'too-large': 'Le fichier dépasse 64 Mo.',
    'file-missing': 'Aucun fichier n’est arrivé.',
    'file-unreadable':
      'Ce fichier n’est ni CSV ni Excel (.xlsx). Un ZIP d’un système ERP va sous «\u202fLivraisons de l’ERP\u202f».',
    'file-old-or-locked':
      'Ce fichier vient d’un ancien Excel (.xls) ou il a un mot de passe. Enregistrez-le dans Excel comme «Classeur Excel (.xlsx)» sans mot de passe.',
    'file-hidden':
      'Toutes les lignes de ce fichier sont masquées. Affichez les lignes ou la feuille, puis apportez le fichier à nouveau.',
    'file-empty': 'Le fichier est vide, ou il n’y a aucune ligne sur cette feuille, sous cet en-tête.',
    'too-many-columns': 'Le fichier a plus de 200 colonnes.',
    'too-many-rows': 'Le fichier a plus de 500 000 lignes. Divisez-le.',
    'field-twice': 'Deux colonnes ont la même signification.',
    'mapping-incomplete':
      'Il manque une colonne : chaque ligne a besoin au moins d’une rue, d’un immeuble ou d’un numéro ; une période a besoin d’une unité et d’un début.',
    'import-busy': 'Cet import est en cours de traitement.',
    'import-not-previewed': 'Il faut d’abord un aperçu.',
    'import-expired': 'Les données ont changé depuis l’aperçu. Préparez un nouvel aperçu.',
    'changed-meanwhile':
      'Les données ont changé depuis l’aperçu. Rien n’a été repris ; préparez un nouvel aperçu.',
    'import-not-applied': 'Seul un import repris peut être annulé.',
    'storage-full': 'L’espace pour les fichiers est plein.',
    failed:
      'L’importation a échoué plusieurs fois ; l’erreur est de notre côté. Rien n’a été repris. Réessayez ou supprimez-la.',
    'took-too-long':
      'L’importation a duré trop longtemps et a été interrompue ; rien n’a été repris. Divisez le fichier ou réessayez.',
    interrupted:
      'Le travail sur cette importation a été interrompu plusieurs fois ; rien n’a été repris. Réessayez ou supprimez-la.',
  },
  it: {
    'file-too-heavy':
      'La lettura di questo file richiede troppo tempo o troppa memoria. Lo divida o lo salvi come CSV.',
    'too-large': 'Il file supera i 64 MB.',
    'file-missing': 'Non è arrivato nessun file.',
    'file-unreadable':
      'Questo file non è né CSV né Excel (.xlsx). Uno ZIP di un sistema ERP va sotto «Consegne dell’ERP».',
    'file-old-or-locked':
      'Questo file viene da un vecchio Excel (.xls) oppure ha una password. Lo salvi in Excel come «Cartella di lavoro di Excel (.xlsx)» senza password.',
    'file-hidden':
      'Tutte le righe di questo file sono nascoste. Mostri le righe o il foglio e porti di nuovo il file.',
    'file-empty':
      'Il file è vuoto, oppure su questo foglio, sotto questa intestazione, non c’è nessuna riga.',
    'too-many-columns': 'Il file ha più di 200 colonne.',
    'too-many-rows': 'Il file ha più di 500 000 righe. Lo divida.',
    'field-twice': 'Due colonne hanno lo stesso significato.',
    'mapping-incomplete':
      'Manca una colonna: ogni riga ha bisogno almeno di una via, di un immobile o di un numero; un periodo ha bisogno di unità e inizio.',
    'import-busy': 'Questa importazione è in lavorazione.',
    'import-not-previewed': 'Serve prima un’anteprima.',
    'import-expired': 'I dati sono cambiati dopo l’anteprima. Prepari una nuova anteprima.',
    'changed-meanwhile':
      'I dati sono cambiati dopo l’anteprima. Non è stato ripreso nulla; prepari una nuova anteprima.',
    'import-not-applied': 'Si può annullare solo un’importazione ripresa.',
    'storage-full': 'Lo spazio per i file è esaurito.',
    failed:
      'L’importazione è fallita più volte; l’errore è nostro. Nulla è stato ripreso. Riprovi o la elimini.',
    'took-too-long':
      'L’importazione è durata troppo a lungo ed è stata interrotta; nulla è stato ripreso. Divida il file o riprovi.',
    interrupted:
      'Il lavoro su questa importazione è stato interrotto più volte; nulla è stato ripreso. Riprovi o la elimini.',
  },
  en: {
    'file-too-heavy': 'Reading this file takes too much time or memory. Split it, or save it as CSV.',
    'too-large': 'The file is larger than 64 MB.',
    'file-missing': 'No file arrived.',
    'file-unreadable':
      'This file is neither CSV nor Excel (.xlsx). A ZIP of an ERP system belongs under “ERP deliveries”.',
    'file-old-or-locked':
      'This file comes from an old Excel (.xls), or it has a password. Save it in Excel as “Excel workbook (.xlsx)” without a password.',
    'file-hidden':
      'All lines of this file are hidden. Unhide the rows or the sheet, and bring the file again.',
    'file-empty': 'The file is empty, or there is no line on this sheet, below this header.',
    'too-many-columns': 'The file has more than 200 columns.',
    'too-many-rows': 'The file has more than 500,000 lines. Split it.',
    'field-twice': 'Two columns mean the same.',
    'mapping-incomplete':
      'A column is missing: every line needs at least a street, a property or a number; a tenancy needs a unit and a start.',
    'import-busy': 'This import is being worked on.',
    'import-not-previewed': 'It needs a preview first.',
    'import-expired': 'The data has changed since the preview. Make a new preview.',
    'changed-meanwhile': 'The data has changed since the preview. Nothing was applied; make a new preview.',
    'import-not-applied': 'Only an applied import can be undone.',
    'storage-full': 'The storage for files is full.',
    failed:
      'The import failed several times; the fault is ours. Nothing was taken over. Try it again, or throw it away.',
    'took-too-long':
      'The import took too long and was ended; nothing was taken over. Split the file, or try it again.',
    interrupted:
      'The work on this import was interrupted several times; nothing was taken over. Try it again, or throw it away.',
  },
})
