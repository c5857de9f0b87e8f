const name = 'jakeops-first-run'

export function isOver(): boolean {
  try {
    return localStorage.getItem(name) === 'over'
  } catch {
    return false
  }
}

export function setOver(): void {
  try {
    localStorage.setItem(name, 'over')
  } catch {
    // Where nothing may be stored, it comes again with the next visit.
  }
}
