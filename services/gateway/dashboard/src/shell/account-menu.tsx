import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CircleUser, LogOut, UserCog } from 'lucide-react'
import { useAccount, useSetup } from '@/api/account'
import { api } from '@/api/client'
import { sentenceOf } from '@/api/problem'
import { Button } from '@/ui/button'
import { Menu, MenuChoice, MenuChoices, MenuItem, MenuLabel, MenuLine } from '@/ui/menu'
import { toast } from '@/ui/toast'
import { signOut, startAgain } from './session'

/** Who is signed in, for which organization, and the way to others. Nothing where nobody signs in. */
export function AccountMenu() {
  const login = useSetup().data?.login
  const account = useAccount().data
  const change = useMutation({
    mutationFn: (id: string) => api.POST('/api/account/organization', { body: { id } }),
    onSuccess: startAgain,
    onError: (failure) => toast('failed', sentenceOf(failure)),
  })
  if (login !== true || account === undefined) return null
  const here = account.organizations.find((one) => one.id === account.organization)
  return (
    <Menu
      label="Account"
      trigger={
        <Button look="quiet" aria-label={`${account.name}, ${here?.name ?? 'no organization'}`}>
          <CircleUser aria-hidden />
          <span className="max-w-32 truncate max-md:hidden">{here?.name}</span>
        </Button>
      }
    >
      <MenuLabel>{account.email}</MenuLabel>
      <MenuLine />
      <MenuChoices value={account.organization ?? ''} onValueChange={(id) => id !== account.organization && change.mutate(id)}>
        {account.organizations.map((one) => (
          <MenuChoice key={one.id} value={one.id}>
            {one.name}
          </MenuChoice>
        ))}
      </MenuChoices>
      <MenuLine />
      <MenuItem asChild>
        <Link to="/settings">
          <UserCog aria-hidden />
          Settings
        </Link>
      </MenuItem>
      <MenuItem onSelect={() => void signOut()}>
        <LogOut aria-hidden />
        Sign out
      </MenuItem>
    </Menu>
  )
}
