import { Field } from './contract.ts'

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
    'strasse straße strassenname str adresse rue nomderue via strada nomevia indirizzo street streetname road address',
  houseNumber:
    'hausnummer hausnr hnr nr nummer no n numéro numérorue numérodebâtiment civico numerocivico ncivico nocivico numero housenumber housenr streetnumber',
  postalCode: 'plz postleitzahl npa codepostal cap codicepostale zip zipcode postcode postalcode',
  city: 'ort ortschaft stadt gemeinde wohnort localité ville lieu commune località città luogo comune city town place',
  country: 'land ländercode pays paese nazione country countrycode',
  latitude: 'breitengrad breite lat latitude latitudine gkodn',
  longitude: 'längengrad länge lon lng long longitude longitudine',
  unitName:
    'whg wohnung wohnungsname einheit mietobjekt einheitsname bezeichnung appartement logement unité nomunité lot appartamento unità nomeunità unit unitname flat apartment',
  unitExternalId:
    'whgnr whgnummer wohnungsnummer wohnungsnr ewid einheitsnummer einheitsnr einheitsid mietobjektnummer mietobjektnr nologement numérologement idunité numeroappartamento idunità unitid unitnumber unitexternalid',
  unitType: 'einheitstyp nutzungsart miettyp typeunité tipounità unittype tenure',
  objectType: 'objekttyp objektart wohnungstyp typeobjet typedelogement tipooggetto objecttype kind',
  size: 'fläche wohnfläche grösse größe quadratmeter m2 surface surfacehabitable superficie metriquadrati size area squaremetres sqm',
  periodStart:
    'mietbeginn mietbeg mietantritt mietstart bezug vertragsbeginn einzug beginn von start début débutbail débutdubail débutcontrat entrée datedentrée dateentrée datededébut datainizio datadinizio datainiziolocazione iniziolocazione inizio dal startdate leasestart movein from',
  periodEnd:
    'mietende vertragsende auszug ende bis fin finbail findubail fincontrat sortie datedesortie datesortie datedefin datafine datadifine datauscita finelocazione fine al enddate leaseend moveout until',
  periodExternalId:
    'vertragsnummer vertragsnr mietvertrag vertragsid nobail numérobail idbail numerocontratto contratto contractid contractnumber leaseid periodid',
  tenantExternalId:
    'mieternummer mieternr mieterid kundennummer kundennr personennummer personenid nolocataire numérolocataire idlocataire numeroinquilino idinquilino tenantid tenantnumber tenantexternalid residentid',
  tenantName:
    'mieter mietername mieterin name vornamename bewohner mietpartei locataire nomlocataire nom inquilino nome nomeinquilino conduttore tenant tenantname resident',
  tenantEmail:
    'email emailadresse mail mieteremail courriel adresseemail emaillocataire postaelettronica emailinquilino tenantemail',
  tenantPhone:
    'telefon telefonnummer telnr telefonnr tel telmobile telprivat mobile mobil mobiltelefon mobilenummer natel handy handynummer telefonprivat téléphone téléphoneportable numérotéléphone notéléphone télportable télmobile portable telefono cellulare phone phonenumber mobilephone tenantphone',
  tenantLanguage: 'sprache korrespondenzsprache langue lingua language locale tenantlanguage',
  streetAndNumber:
    'rueetn ruen strassenr strassennr strassenummer strassehausnummer strassehausnr strasseundnr strasseundnummer strasseundhausnummer strassenamehausnummer strnr rueno ruenuméro ruenum rueetnuméro rueetno vianr viano vianumero vianumerocivico viacivico viaenumero viaecivico streetno streetnr streetandnumber streetandhousenumber streethousenumber',
  houseNumberAddition:
    'hausnummerzusatz hausnummernzusatz hausnrzusatz nrzusatz zusatznr complémentnuméro complémentno numerobis housenumberaddition housenumbersuffix',
  postalCodeAndCity:
    'plzort plzundort plzstadt plzwohnort plzortschaft postleitzahlort postleitzahlundort npalocalité npalieu npaville npaetlocalité codepostallocalité codepostalville caplocalità capluogo capcittà capcomune npalocalità zipcity ziptown postcodetown postcodecity postalcodecity',
  address:
    'objektadresse liegenschaftsadresse gebäudeadresse vollständigeadresse ganzeadresse adressecomplète adressedelimmeuble indirizzocompleto fulladdress completeaddress',
  tenantTitle: 'titel anrede titre civilité titolo appellativo title salutation',
  tenantFirstName:
    'vorname vornamen rufname mietervorname vornamemieter prénom prénoms prénomlocataire prenom nomedibattesimo firstname firstnames givenname forename',
  tenantLastName:
    'nachname familienname zuname mieternachname nachnamemieter nomdefamille cognome cognomeinquilino lastname surname familyname',
  tenantNameReversed:
    'namevorname nachnamevorname mieternamevorname familiennamevorname nomprénom nometprénom cognomenome cognomeenome lastnamefirstname surnamefirstname',
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

/** The field that a column of this name means, whatever stands behind it in brackets; undefined when the name is none we know. */
export const fieldOfHeader = (header: string): Field | undefined =>
  fieldByHeader.get(plainHeader(header)) ??
  fieldByHeader.get(plainHeader(header.replaceAll(/[([].*?(?:[)\]]|$)/g, ''))) ??
  fieldOfPerson(header)

/** Words for who rents, before or behind what is said of the first, second or third. */
const PERSON = /mieter(?:in)?|bewohner(?:in)?|locataire|inquilin[oa]|conduttore|tenant|resident/
const NUMBER_OF_PERSON = /^[1-4]|[1-4]$|(?<=\D)[1-4](?=\D)/

/** «Mieter 2», «2. Mieter», «Mieter 2 E-Mail», «E-Mail Mieter 2»: what a column says of one of several people. */
const fieldOfPerson = (header: string): Field | undefined => {
  const plain = plainHeader(header)
  if (!PERSON.test(plain) || !NUMBER_OF_PERSON.test(plain)) return undefined
  const unnumbered = plain.replace(NUMBER_OF_PERSON, '')
  const field = fieldByHeader.get(unnumbered) ?? fieldByHeader.get(unnumbered.replace(PERSON, ''))
  return field?.startsWith('tenant') ? field : undefined
}

/** Whether a column is the second or third person's. */
export const isOfFurtherPerson = (header: string) =>
  fieldOfPerson(header) !== undefined && /[2-4]/.test(plainHeader(header))
