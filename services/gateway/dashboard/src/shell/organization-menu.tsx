import { useMutation } from '@tanstack/react-query'
import { ChevronDown } from 'lucide-react'
import { useAccount } from '@/api/account'
import { api } from '@/api/client'
import { sentenceOf } from '@/api/problem'
import { Button } from '@/ui/button'
import { Menu, MenuChoice, MenuChoices } from '@/ui/menu'
import { toast } from '@/ui/toast'
import { startAgain } from './session'

/** Which organization is looked at, where somebody belongs to several. */
export function OrganizationMenu() {
  const account = useAccount()
  const change = useMutation({
    mutationFn: (id: string) => api.POST('/api/account/organization', { body: { id } }),
    // Everything that is shown belongs to the other one.
    onSuccess: startAgain,
    onError: (failure) => toast('failed', sentenceOf(failure)),
  })
  const all = account.data?.organizations ?? []
  if (all.length < 2) return null
  const current = all.find((one) => one.id === account.data?.organization)
  return (
    <Menu
      label="Organization"
      trigger={
        <Button look="quiet" className="max-w-48 min-w-0" aria-label={`Organization: ${current?.name ?? ''}`}>
          <span className="truncate">{current?.name}</span> <ChevronDown aria-hidden />
        </Button>
      }
    >
      <MenuChoices value={current?.id ?? ''} onValueChange={(id) => change.mutate(id)}>
        {all.map((one) => (
          <MenuChoice key={one.id} value={one.id}>{one.name}</MenuChoice>
        ))}
      </MenuChoices>
    </Menu>
  )
}
