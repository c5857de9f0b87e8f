import { Link } from '@tanstack/react-router'
import { count } from '@/format/numbers'
import { places } from './navigation'
import { useWaitingCount } from './waiting-count'

export function Sidebar({ onLeave }: { onLeave?: () => void }) {
  const waiting = useWaitingCount()
  return (
    <nav aria-label="Main">
      <ul className="flex flex-col gap-0.5">
        {places.map(({ to, name, icon: Icon }) => (
          <li key={to}>
            <Link
              to={to}
              onClick={onLeave}
              activeOptions={{ exact: to === '/', includeSearch: false }}
              className="flex min-h-9 items-center gap-3 rounded-md px-3 py-2 hover:bg-sunken max-md:min-h-11 data-[status=active]:bg-accent-soft data-[status=active]:font-semibold"
            >
              <Icon aria-hidden className="size-4 shrink-0" />
              <span className="flex-1">{name}</span>
              {to === '/' && waiting > 0 && (
                <span className="rounded-full bg-accent px-2 text-xs font-semibold text-accent-ink">
                  {count(waiting)}
                  <span className="sr-only"> wait for you</span>
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
