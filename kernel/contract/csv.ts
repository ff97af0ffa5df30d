/** Cells that a spreadsheet would run: also after spaces, as full-width sign, behind a tab (OWASP); `+41…` is a number. */
const formula = /^(?!\+\d+$)['\s\u00a0\u200b\ufeff]*[=+\-@＝＋－＠|%\t\r]/u

/** A cell as every CSV of ours writes it: what a spreadsheet would run becomes text. */
export const neutral = (cell: string) => (formula.test(cell) ? `'${cell}` : cell)

/** The cell that `neutral` wrote. */
export const meant = (cell: string) => (cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell)
