import { useMutation, useQueryClient, type MutationOptions, type QueryClient, type QueryKey } from '@tanstack/react-query'
import { toast } from '@/ui/toast'
import { sentenceOf } from './problem'

/** Takes back what was shown before the server had said so. */
export type Undo = () => void

/** Shows what a query will hold if the server agrees. What came from the server meanwhile is left as it is when it is
 * taken back. */
export async function expect<T>(client: QueryClient, queryKey: QueryKey, change: (known: T) => T): Promise<Undo> {
  // An answer that is on its way knows nothing of the command.
  await client.cancelQueries({ queryKey, exact: true })
  const before = client.getQueryData<T>(queryKey)
  if (before === undefined) return () => undefined
  const shown = client.setQueryData<T>(queryKey, change(before))
  return () => {
    if (client.getQueryData(queryKey) === shown) client.setQueryData(queryKey, before)
  }
}

export interface Optimistic<Input, Output> {
  send: (input: Input) => Promise<Output>
  /** What is shown at once: the undo of each `expect`. */
  expects: (input: Input) => Promise<Undo>[]
  /** Asks the server what holds now, whatever came of it. */
  settle: (input: Input) => unknown
  done?: (input: Input, output: Output) => string
  /** What a refusal is about, where the server's sentence does not say it. */
  about?: (input: Input) => string
  /** Whoever sends it says himself what became of it. */
  silent?: boolean
}

/** A command whose result is shown at once, and taken back in the server's own words where it is refused. */
export const optimistic = <Input, Output>({ send, expects, settle, done, about, silent }: Optimistic<Input, Output>): MutationOptions<Output, Error, Input, Undo> => ({
  mutationFn: send,
  onMutate: async (input) => {
    const undos = await Promise.all(expects(input))
    return () => undos.forEach((undo) => undo())
  },
  onSuccess: (output, input) => {
    if (done) toast('done', done(input, output))
  },
  onError: (failure, input, undo) => {
    undo?.()
    if (!silent) toast('failed', about ? `${about(input)}: ${sentenceOf(failure)}` : sentenceOf(failure))
  },
  onSettled: (_output, _failure, input) => void settle(input),
})

export function useOptimistic<Input, Output>(make: (client: QueryClient) => Optimistic<Input, Output>) {
  const client = useQueryClient()
  return useMutation(optimistic(make(client)))
}
