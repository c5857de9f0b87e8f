/** The tabs of a Delivery in their order. */
export const tabs = ['plan', 'transcript', 'changes', 'checks', 'timeline', 'runs'] as const

export type Tab = (typeof tabs)[number]

export interface DeliverySearch {
  tab?: Tab | undefined
  /** Whose transcript is shown; the newest run without it. */
  run?: string | undefined
  /** The event of the transcript, or of the timeline, that somebody was pointed to. */
  event?: number | undefined
}

const isTab = (value: unknown): value is Tab => tabs.some((tab) => tab === value)

export function deliverySearch(given: Record<string, unknown>): DeliverySearch {
  const event = Number(given.event)
  return {
    ...(isTab(given.tab) && { tab: given.tab }),
    ...(typeof given.run === 'string' && /^[0-9a-f-]{32,36}$/i.test(given.run) && { run: given.run }),
    ...(Number.isInteger(event) && event > 0 && { event }),
  }
}
