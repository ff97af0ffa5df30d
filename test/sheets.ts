import { zipOf } from './zips.ts'

interface Tab {
  name: string
  state?: 'hidden' | 'veryHidden'
  /** The rows as XML, with what stands behind them. */
  rows: string
  after?: string
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A workbook with these tabs, and a style for each format of numbers. */
export const workbookOf = (
  tabs: readonly Tab[],
  formats: readonly string[] = [],
  { folder = 'xl/', since1904 = false } = {},
) =>
  zipOf([
    {
      name: '[Content_Types].xml',
      content: '<Types/>',
    },
    {
      name: '_rels/.rels',
      content: `<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${DOCUMENT}/officeDocument" Target="${folder}workbook.xml"/></Relationships>`,
    },
    {
      name: `${folder}workbook.xml`,
      content: `<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}">${since1904 ? '<workbookPr date1904="1"/>' : ''}<sheets>${tabs
        .map(
          ({ name, state }, at) =>
            `<sheet name="${name}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="rId${at + 1}"/>`,
        )
        .join('')}</sheets></workbook>`,
    },
    {
      name: `${folder}_rels/workbook.xml.rels`,
      content: `<Relationships xmlns="${RELATIONS}"><Relationship Id="rIdS" Type="${DOCUMENT}/styles" Target="styles.xml"/>${tabs
        .map(
          (_, at) =>
            `<Relationship Id="rId${at + 1}" Type="${DOCUMENT}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
        )
        .join('')}</Relationships>`,
    },
    {
      name: `${folder}styles.xml`,
      content: `<styleSheet xmlns="${MAIN}"><numFmts>${formats
        .map((code, at) => `<numFmt numFmtId="${200 + at}" formatCode="${code.replaceAll('"', '&quot;')}"/>`)
        .join(
          '',
        )}</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${formats
        .map((_, at) => `<xf numFmtId="${200 + at}"/>`)
        .join('')}<xf numFmtId="14"/><xf numFmtId="49"/></cellXfs></styleSheet>`,
    },
    ...tabs.map(({ rows, after = '' }, at) => ({
      name: `${folder}worksheets/sheet${at + 1}.xml`,
      content: `<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData>${after}</worksheet>`,
    })),
  ])

/** A row of cells: texts, numbers, or XML as it is. */
export const sheetRow = (...cells: (string | number | null)[]) =>
  `<row>${cells
    .map((cell) => {
      if (cell === null) return '<c/>'
      if (typeof cell === 'number') return `<c><v>${cell}</v></c>`
      return cell.startsWith('<c') ? cell : `<c t="inlineStr"><is><t>${cell}</t></is></c>`
    })
    .join('')}</row>`
