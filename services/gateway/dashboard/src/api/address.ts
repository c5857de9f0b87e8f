/** Where the API is: the page's own origin, unless the operator of a CDN wrote another into index.html. */
export const apiAddress = (): string => {
  const given = document.querySelector<HTMLMetaElement>('meta[name="jakeops-api"]')?.content.trim() ?? ''
  return given === '' ? window.location.origin : given.replace(/\/+$/, '')
}

export const apiUrl = (path: string): string => `${apiAddress()}${path}`

/** Cookies go along to the same origin only, or to the one that the operator named. */
export const credentials = (): RequestCredentials =>
  apiAddress() === window.location.origin ? 'same-origin' : 'include'
