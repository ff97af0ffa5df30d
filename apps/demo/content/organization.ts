import { mailDomain, say, type Text } from './language.ts'

export type DemoOrganization = {
  name: string
  colour: string
  slogan: Text
  app: { name: string; siteUrl: string }
  address: { street: string; houseNumber: string; postalCode: string; city: string; country: string }
  email: string
  phoneNumber: string
}

/** The property manager of the demo. The company, its address and its telephone are invented. */
export const demoOrganization: DemoOrganization = {
  name: 'Aarebogen Immobilien AG',
  colour: '#1f6b75',
  slogan: say(
    'Gut wohnen, gut begleitet.',
    'Bien habiter, bien accompagnés.',
    'Abitare bene, sentirsi seguiti.',
    'Live well, well looked after.',
  ),
  app: { name: 'Aarebogen', siteUrl: `https://${mailDomain}` },
  address: { street: 'Nydeggstalden', houseNumber: '999', postalCode: '3011', city: 'Bern', country: 'CH' },
  email: `info@${mailDomain}`,
  phoneNumber: '+41 31 000 00 00',
}

/** The logo: the bend of the river around a house. Drawn for light ground; 512 × 512. */
export const demoLogo = (colour: string = demoOrganization.colour): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512" width="512" height="512">
<rect width="512" height="512" rx="112" fill="${colour}"/>
<path d="M96 132v124a160 160 0 0 0 320 0V132" fill="none" stroke="#ffffff" stroke-width="46" stroke-linecap="round"/>
<path d="M256 132l92 78v108a16 16 0 0 1-16 16H180a16 16 0 0 1-16-16V210z" fill="#ffffff"/>
<path d="M232 334v-66a24 24 0 0 1 48 0v66z" fill="${colour}"/>
<circle cx="256" cy="208" r="17" fill="#f2b84b"/>
</svg>`

/** Name and mark in one line, for letters and the sign-in screen; 1080 × 240. */
export const demoWordmark = (colour: string = demoOrganization.colour): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1080 240" width="1080" height="240">
<svg x="20" y="20" width="200" height="200" viewBox="0 0 512 512">${demoLogo(colour)}</svg>
<text x="258" y="128" font-family="Inter, Helvetica, DejaVu Sans, sans-serif" font-size="88" font-weight="700" fill="${colour}">Aarebogen</text>
<text x="262" y="186" font-family="Inter, Helvetica, DejaVu Sans, sans-serif" font-size="42" letter-spacing="6" fill="#5b6770">IMMOBILIEN</text>
</svg>`
