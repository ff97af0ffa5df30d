const EVEN_MILLISECONDS = 250

/**
 * Does work that may find an account or not, and answers after the same time either way: how long it took tells
 * nobody whether the account exists.
 */
export const evenly = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  const pause = new Promise((resolve) => setTimeout(resolve, EVEN_MILLISECONDS))
  try {
    return await work()
  } finally {
    await pause
  }
}
