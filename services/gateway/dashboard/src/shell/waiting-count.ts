import { useEffect } from 'react'
import { useCounts } from '@/deliveries/cards'
import { setWaitingInTitle } from '@/ui/page'

const plain = '/favicon.svg'
const marked = '/favicon-waiting.svg'

/** How many Deliveries wait for a person: in the title and the icon of the window, and for the sidebar. */
export function useWaitingCount(): number {
  const waiting = useCounts().data?.need_person ?? 0
  useEffect(() => {
    setWaitingInTitle(waiting)
    const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]')
    if (icon) icon.href = waiting > 0 ? marked : plain
  }, [waiting])
  return waiting
}
