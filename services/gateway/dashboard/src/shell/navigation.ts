import { Activity, Blocks, ChartColumn, Inbox, ListChecks, Rows3, ScrollText, Settings2, type LucideIcon } from 'lucide-react'

export interface Place {
  to: '/' | '/board' | '/deliveries' | '/workers' | '/sources' | '/insights' | '/audit' | '/settings'
  name: string
  icon: LucideIcon
  /** After `g`. */
  key: string
}

export const places: readonly Place[] = [
  { to: '/', name: 'Inbox', icon: Inbox, key: 'i' },
  { to: '/board', name: 'Board', icon: Rows3, key: 'b' },
  { to: '/deliveries', name: 'Deliveries', icon: ListChecks, key: 'd' },
  { to: '/workers', name: 'Workers', icon: Activity, key: 'w' },
  { to: '/sources', name: 'Sources', icon: Blocks, key: 's' },
  { to: '/insights', name: 'Insights', icon: ChartColumn, key: 'n' },
  { to: '/audit', name: 'Audit', icon: ScrollText, key: 'a' },
  { to: '/settings', name: 'Settings', icon: Settings2, key: 't' },
]
