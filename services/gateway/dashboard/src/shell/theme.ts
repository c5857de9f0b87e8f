import { useSyncExternalStore } from 'react'

export type Theme = 'light' | 'dark' | 'system'

/** `public/theme.js` reads the same before the first paint. */
const name = 'jakeops-theme'
const readers = new Set<() => void>()
const system = (): MediaQueryList => window.matchMedia('(prefers-color-scheme: dark)')

function stored(): Theme {
  try {
    const theme = localStorage.getItem(name)
    return theme === 'light' || theme === 'dark' ? theme : 'system'
  } catch {
    return 'system'
  }
}

let wish: Theme = stored()

function apply(): void {
  document.documentElement.classList.toggle('dark', wish === 'dark' || (wish === 'system' && system().matches))
}

export function setTheme(theme: Theme): void {
  wish = theme
  try {
    if (theme === 'system') localStorage.removeItem(name)
    else localStorage.setItem(name, theme)
  } catch {
    // Where nothing may be stored, the choice holds until the page is left.
  }
  apply()
  for (const reader of readers) reader()
}

export function useTheme(): Theme {
  return useSyncExternalStore((changed) => {
    readers.add(changed)
    return () => readers.delete(changed)
  }, () => wish)
}

/** Keeps following the system where nothing was chosen. */
export function followSystem(): () => void {
  const media = system()
  media.addEventListener('change', apply)
  return () => media.removeEventListener('change', apply)
}
