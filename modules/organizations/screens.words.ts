import { words } from '#kernel/contract/words.ts'

export const appSettingsWords = words({
  de: { title: 'App', name: 'Name der App', colour: 'Farbe', slogan: 'Slogan', logo: 'Logo wählen', preview: 'So sieht es aus', adjusted: 'Für gute Lesbarkeit wird Text in dieser Farbe etwas angepasst.', saved: 'Gespeichert', save: 'Speichern', button: 'Etwas melden' },
  fr: { title: 'App', name: 'Nom de l’app', colour: 'Couleur', slogan: 'Slogan', logo: 'Choisir un logo', preview: 'Aperçu', adjusted: 'Pour rester lisible, le texte de cette couleur est légèrement adapté.', saved: 'Enregistré', save: 'Enregistrer', button: 'Signaler un problème' },
  it: { title: 'App', name: 'Nome dell’app', colour: 'Colore', slogan: 'Slogan', logo: 'Scegliere un logo', preview: 'Anteprima', adjusted: 'Per restare leggibile, il testo in questo colore viene leggermente adattato.', saved: 'Salvato', save: 'Salvare', button: 'Segnalare un problema' },
  en: { title: 'App', name: 'Name of the app', colour: 'Colour', slogan: 'Slogan', logo: 'Choose a logo', preview: 'What it looks like', adjusted: 'To stay readable, text in this colour is adjusted a little.', saved: 'Saved', save: 'Save', button: 'Report something' },
})
