import { useMutation, useQuery } from '@tanstack/react-query'
import { ChevronDown } from 'lucide-react'
import { api, dataOf } from '@/api/client'
import { keys } from '@/api/keys'
import { sentenceOf } from '@/api/problem'
import { Button } from '@/ui/button'
import { Menu, MenuChoice, MenuChoices } from '@/ui/menu'
import { toast } from '@/ui/toast'

/** Which organization is looked at, where somebody belongs to several. */
export function OrganizationMenu() {
  const account = useQuery({
    queryKey: keys.account,
    queryFn: ({ signal }) => dataOf(api.GET('/api/account', { signal })),
    staleTime: Infinity,
  })
  const change = useMutation({
    mutationFn: (id: string) => api.POST('/api/account/organization', { body: { id } }),
    // Everything that is shown belongs to the other one.
    onSuccess: () => window.location.assign('/'),
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
