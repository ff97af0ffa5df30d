import type { Category } from './categories.contract.ts'

/** What a ticket can be given, by the category above: only the lowest of a branch, and nothing that is archived. */
export const branchesOf = (categories: Category[]) => {
  const open = categories.filter(({ archived }) => !archived)
  return open
    .filter(({ parentID }) => !parentID)
    .map((top) => {
      const below = open.filter(({ parentID }) => parentID === top.id)
      return { top, choices: below.length > 0 ? below : [top] }
    })
}

/** The tree in its order: everything on top, each with what is below it. */
export const treeOf = (categories: Category[]) =>
  categories
    .filter(({ parentID }) => !parentID)
    .map((top) => ({ top, below: categories.filter(({ parentID }) => parentID === top.id) }))

/** The ids of a tree in which a category has changed places with one of those beside it. */
export const orderWith = (categories: Category[], one: string, other: string) => {
  const swapped = categories.map((category) => {
    const id = category.id === one ? other : category.id === other ? one : category.id
    return categories.find((each) => each.id === id)!
  })
  return treeOf(swapped).flatMap(({ top, below }) => [top, ...below])
}
