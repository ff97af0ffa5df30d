/** What the document of the API says of a module's operations beside their contracts. */
export interface Docs {
  /** What the operations under a first word of a path are about. */
  tags?: Readonly<Record<string, string>>
  /** What an operation does beyond its reply: who is written to, what ends with it, what is called. */
  effects?: Readonly<Record<string, string>>
}
