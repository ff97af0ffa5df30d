import { Field } from './import.contract.ts'

/** The headers by which a field is known, without case, accents and punctuation. */
const headers: Record<Field, string> = {
  propertyName:
    'liegenschaft liegenschaftsname liegenschaftname objekt siedlung überbauung immeuble complexe nomimmeuble propriété stabile immobile complesso property propertyname estate',
  propertyExternalId:
    'liegenschaftsnummer liegenschaftsnr liegenschaftnr liegenschaftsid objektnummer objektnr noimmeuble numéroimmeuble idimmeuble numerostabile idstabile propertyid propertynumber propertyexternalid',
  propertyOwner: 'eigentümer eigentümerschaft besitzer propriétaire proprietario owner propertyowner',
  buildingName:
    'gebäude gebäudename haus bâtiment nombâtiment edificio nomeedificio building buildingname group groupname',
  buildingExternalId:
    'egid gebäudenummer gebäudenr gebäudeid hausid nobâtiment numérobâtiment idbâtiment numeroedificio idedificio buildingid buildingnumber buildingexternalid groupid',
  street:
    'strasse straße strassenname str adresse rue nomderue via strada nomevia street streetname road address',
  houseNumber:
    'hausnummer hausnr hnr nr nummer no numéro numérorue numérodebâtiment civico numerocivico numero housenumber housenr streetnumber',
  postalCode: 'plz postleitzahl npa codepostal cap codicepostale zip zipcode postcode postalcode',
  city: 'ort ortschaft stadt gemeinde wohnort localité ville lieu commune località città luogo comune city town place',
  country: 'land ländercode pays paese nazione country countrycode',
  latitude: 'breitengrad breite lat latitude latitudine gkodn',
  longitude: 'längengrad länge lon lng long longitude longitudine',
  unitName:
    'wohnung wohnungsname einheit mietobjekt einheitsname bezeichnung appartement logement unité nomunité lot appartamento unità nomeunità unit unitname flat apartment',
  unitExternalId:
    'wohnungsnummer wohnungsnr ewid einheitsnummer einheitsnr einheitsid mietobjektnummer mietobjektnr nologement numérologement idunité numeroappartamento idunità unitid unitnumber unitexternalid',
  unitType: 'einheitstyp nutzungsart miettyp typeunité tipounità unittype tenure',
  objectType: 'objekttyp objektart wohnungstyp typeobjet typedelogement tipooggetto objecttype kind',
  size: 'fläche wohnfläche grösse größe quadratmeter m2 surface surfacehabitable superficie metriquadrati size area squaremetres sqm',
  periodStart:
    'mietbeginn vertragsbeginn einzug beginn von start début débutbail débutdubail entrée iniziolocazione inizio dal startdate leasestart movein from',
  periodEnd:
    'mietende vertragsende auszug ende bis fin finbail findubail sortie finelocazione fine al enddate leaseend moveout until',
  periodExternalId:
    'vertragsnummer vertragsnr mietvertrag vertragsid nobail numérobail idbail numerocontratto contratto contractid contractnumber leaseid periodid',
  tenantExternalId:
    'mieternummer mieternr mieterid kundennummer kundennr personennummer personenid nolocataire numérolocataire idlocataire numeroinquilino idinquilino tenantid tenantnumber tenantexternalid residentid',
  tenantName:
    'mieter mietername mieterin name vornamename bewohner mietpartei locataire nomlocataire nom inquilino nomeinquilino conduttore tenant tenantname resident',
  tenantEmail:
    'email emailadresse mail mieteremail courriel adresseemail emaillocataire postaelettronica emailinquilino tenantemail',
  tenantPhone:
    'telefon telefonnummer tel mobile natel handy téléphone numérotéléphone telefono cellulare phone phonenumber tenantphone',
  tenantLanguage: 'sprache korrespondenzsprache langue lingua language locale tenantlanguage',
}

/** A header as it is compared: "Postleitzahl (PLZ)" is `postleitzahlplz`. */
export const plainHeader = (header: string) =>
  header
    .toLowerCase()
    .normalize('NFD')
    .replaceAll('ß', 'ss')
    .replaceAll(/[^\p{L}\p{N}]|\p{M}/gu, '')

const fieldByHeader = new Map(
  Field.options.flatMap((field) =>
    headers[field].split(' ').map((header) => [plainHeader(header), field] as const),
  ),
)

/**
 * What the columns of a file mean: as somebody said last time, else by their header in four languages, else by what is
 * in them. A field is given to one column only; `remembered` has plain headers, `null` for what was left out.
 */
export const guessFields = (
  columns: readonly { header: string; samples: readonly string[] }[],
  remembered: ReadonlyMap<string, Field | null>,
): (Field | null)[] => {
  const taken = new Set<Field>()
  const take = (field: Field | null | undefined) => {
    if (!field || taken.has(field)) return null
    taken.add(field)
    return field
  }
  const known = columns.map(({ header }) => remembered.get(plainHeader(header)))
  const first = known.map((field) => take(field))
  const named = columns.map(({ header }, index) =>
    known[index] === undefined ? take(fieldByHeader.get(plainHeader(header))) : first[index]!,
  )
  return columns.map(({ samples }, index) =>
    named[index] === null && known[index] === undefined
      ? take(fieldOf(samples.filter(Boolean)))
      : named[index]!,
  )
}

/** By content only what nothing else looks like: e-mail addresses, phone numbers, coordinates in and around Switzerland. */
const fieldOf = (samples: string[]): Field | undefined => {
  const all = (test: (sample: string) => boolean) => samples.length > 0 && samples.every(test)
  const between = (from: number, to: number) => (sample: string) =>
    /^\d+\.\d{3,}$/.test(sample) && +sample > from && +sample < to
  if (all((sample) => /^[^\s@]+@[^\s@]+\.\w+$/.test(sample))) return 'tenantEmail'
  if (all((sample) => /^(?:\+|00)\d[\d ]{8,16}$/.test(sample))) return 'tenantPhone'
  if (all(between(45.5, 48.2))) return 'latitude'
  if (all(between(5.5, 11))) return 'longitude'
  return undefined
}

/** What a mapping must have at least; undefined when it can be previewed. */
export const mappingProblem = (
  fields: readonly (Field | null)[],
): 'field-twice' | 'mapping-incomplete' | undefined => {
  const chosen = fields.filter((field) => field !== null)
  if (new Set(chosen).size < chosen.length) return 'field-twice'
  const has = (...names: Field[]) => names.some((name) => chosen.includes(name))
  const placed = has('propertyName', 'propertyExternalId', 'street', 'buildingExternalId', 'unitExternalId')
  const unit = !has('unitType', 'objectType', 'size') || has('unitName', 'unitExternalId')
  const period = !has('periodEnd', 'tenantName', 'tenantEmail') || has('periodStart', 'periodExternalId')
  const tenant = !has('tenantExternalId', 'tenantPhone', 'tenantLanguage') || has('tenantName', 'tenantEmail')
  const home = !has('periodStart', 'periodExternalId') || has('unitName', 'unitExternalId')
  return placed && unit && period && tenant && home ? undefined : 'mapping-incomplete'
}
