import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Account } from '@/api/account'
import { keys } from '@/api/keys'

/** The secret of a link stands after the #, so that no server sees it; here it leaves the address and the history too. */
export function useLinkSecret(): string {
  const [secret] = useState(() => {
    const text = window.location.hash.slice(1)
    if (text !== '') window.history.replaceState(window.history.state, '', window.location.pathname)
    return text
  })
  return secret
}

/** Goes on into the application as who is signed in now; nothing of somebody else's stays in memory. */
export function useEnter(): (account: Account, to?: string) => void {
  const client = useQueryClient()
  const navigate = useNavigate()
  return (account, to = '/') => {
    client.clear()
    client.setQueryData(keys.account, account)
    void navigate({ href: to, replace: true })
  }
}
