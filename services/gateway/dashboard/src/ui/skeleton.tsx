import { cn } from './cn'

/** Holds the place of what is being loaded: give it the size that it will have. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={cn('animate-pulse rounded bg-sunken', className)} />
}

export function SkeletonRows({ rows = 6, className = 'h-14' }: { rows?: number; className?: string }) {
  return (
    <div aria-busy="true" aria-label="Loading" role="group" className="flex flex-col gap-2">
      {Array.from({ length: rows }, (_, index) => (
        <Skeleton key={index} className={className} />
      ))}
    </div>
  )
}
