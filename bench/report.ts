/** One thing that was measured: ratios mean something on any machine, the rest only beside one another. */
export interface Figure {
  name: string
  value: number
  unit: '×' | 'requests/s' | 'ms' | 's' | 'MB' | 'kB' | 'points'
  /** What the issue asks for, such as "≥ 0.5", and whether it was reached. */
  wanted?: string
  met?: boolean
}

/** Takes a figure as soon as it is known. */
export type Report = (figure: Figure) => void
