import { useEffect } from 'react'

/** Stands in for the package `react-style-singleton` (vite.config.ts), by which Radix keeps the page behind a dialog
 * from scrolling: that one writes a style element, which the content security policy forbids; this one adopts a sheet. */
export function styleSingleton() {
  let users = 0
  let sheet: CSSStyleSheet | null = null

  function add(styles: string): void {
    users += 1
    if (sheet !== null) return
    sheet = new CSSStyleSheet()
    sheet.replaceSync(styles)
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  }

  function remove(): void {
    users -= 1
    if (users > 0 || sheet === null) return
    const old = sheet
    sheet = null
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== old)
  }

  return function Sheet({ styles }: { styles: string }): null {
    // The package promises that a change of the text changes nothing while it is mounted.
    useEffect(() => {
      add(styles)
      return remove
    }, []) // eslint-disable-line react-hooks/exhaustive-deps
    return null
  }
}
