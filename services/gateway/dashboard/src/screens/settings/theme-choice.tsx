import { setTheme, useTheme, type Theme } from '@/shell/theme'
import { Panel } from '@/ui/panel'

const themes: [Theme, string][] = [
  ['light', 'Light'],
  ['dark', 'Dark'],
  ['system', 'As the system'],
]

export function ThemeChoice() {
  const theme = useTheme()
  return (
    <Panel title="Theme" hint="Kept in this browser.">
      <fieldset className="flex flex-wrap gap-x-6">
        <legend className="sr-only">Theme</legend>
        {themes.map(([value, name]) => (
          <label key={value} className="flex min-h-9 items-center gap-2 max-md:min-h-11">
            <input
              type="radio"
              name="theme"
              className="size-4 accent-accent"
              checked={theme === value}
              onChange={() => setTheme(value)}
            />
            {name}
          </label>
        ))}
      </fieldset>
    </Panel>
  )
}
