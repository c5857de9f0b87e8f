import { Link } from '@tanstack/react-router'
import { CircleUser, LogOut, UserCog } from 'lucide-react'
import { useAccount, useSetup } from '@/api/account'
import { Button } from '@/ui/button'
import { Menu, MenuItem, MenuLabel, MenuLine } from '@/ui/menu'
import { signOut } from './session'

/** Who is signed in, and the way out. Nothing where nobody signs in. */
export function AccountMenu() {
  const login = useSetup().data?.login
  const account = useAccount().data
  if (login !== true || account === undefined) return null
  return (
    <Menu
      label="Account"
      trigger={
        <Button look="quiet" size="icon" aria-label={`Account of ${account.name}`}>
          <CircleUser aria-hidden />
        </Button>
      }
    >
      <MenuLabel>{account.email}</MenuLabel>
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
