import { Monitor, Moon, Sun } from 'lucide-react'
import { Button } from '@/ui/button'
import { Menu, MenuChoice, MenuChoices } from '@/ui/menu'
import { setTheme, useTheme, type Theme } from './theme'

const icons = { light: Sun, dark: Moon, system: Monitor }

export function ThemeMenu() {
  const theme = useTheme()
  const Icon = icons[theme]
  return (
    <Menu
      label="Theme"
      trigger={
        <Button look="quiet" size="icon" aria-label={`Theme: ${theme}`}>
          <Icon aria-hidden />
        </Button>
      }
    >
      <MenuChoices value={theme} onValueChange={(chosen) => setTheme(chosen as Theme)}>
        <MenuChoice value="light">Light</MenuChoice>
        <MenuChoice value="dark">Dark</MenuChoice>
        <MenuChoice value="system">As the system</MenuChoice>
      </MenuChoices>
    </Menu>
  )
}
