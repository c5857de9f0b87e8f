import { useMutation, useQueryClient } from '@tanstack/react-query'
import { CircleCheck, CircleX } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { keys } from '@/api/keys'
import { count } from '@/format/numbers'
import { clock, dateTime } from '@/format/time'
import { Button } from '@/ui/button'
import { SkeletonRows } from '@/ui/skeleton'
import { ErrorState } from '@/ui/states'
import { testSource } from './queries'

/** What is seen at the host with the stored credential, and what to do about what is not. */
export function TestResult({ id, atOnce }: { id: string; atOnce?: boolean }) {
  const client = useQueryClient()
  const { mutate, ...test } = useMutation({
    mutationFn: () => testSource(id),
    onSettled: () => client.invalidateQueries({ queryKey: keys.sources }),
  })
  const begun = useRef(false)
  useEffect(() => {
    if (!atOnce || begun.current) return
    begun.current = true
    mutate()
  }, [atOnce, mutate])
  const seen = test.data
  return (
    <div className="flex flex-col gap-3">
      {test.isPending && <SkeletonRows rows={4} className="h-8" />}
      {test.isError && <ErrorState error={test.error} />}
      {seen && (
        <>
          <p role="status" className={seen.ok ? 'text-good' : 'text-bad'}>
            {seen.summary}
          </p>
          <ul className="flex flex-col gap-1.5">
            {seen.seen.map((thing) => (
              <li key={thing.name} className="flex gap-2">
                {thing.ok ? (
                  <CircleCheck aria-label="seen" className="mt-0.5 size-4 shrink-0 text-good" />
                ) : (
                  <CircleX aria-label="missing" className="mt-0.5 size-4 shrink-0 text-bad" />
                )}
                <span className="min-w-0 break-words">
                  <strong className="font-medium">{thing.name.replaceAll('_', ' ')}</strong>: {thing.detail}
                </span>
              </li>
            ))}
          </ul>
          <p className="text-muted">
            {seen.rate_limit &&
              `Calls left: ${count(seen.rate_limit.remaining)} of ${count(seen.rate_limit.limit)} until ${clock(seen.rate_limit.reset_at)}. `}
            {seen.credential_ends_at && `The credential ends at ${dateTime(seen.credential_ends_at)}.`}
          </p>
        </>
      )}
      <Button className="self-start" disabled={test.isPending} onClick={() => mutate()}>
        {seen || test.isError ? 'Test again' : 'Test the connection'}
      </Button>
    </div>
  )
}
