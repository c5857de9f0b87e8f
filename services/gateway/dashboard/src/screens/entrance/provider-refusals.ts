/** Why the gateway sent somebody back who came from a company's provider, by its word in the address. */
const refusals: Record<string, string> = {
  no_group: 'Your company lets you in, but none of your groups has a role here: ask an owner which group has one.',
  unverified_email: 'Your company does not confirm your e-mail address: ask its administrators to verify it, then try again.',
  needs_setup: 'There is no account here yet: the first one is made with the setup code of the log.',
  full: 'The organization has as many members as it may: ask an owner to remove one.',
  failed: 'Signing in by your company did not come to its end: try again.',
}

export const providerRefusal = (word: unknown): string | undefined =>
  typeof word === 'string' && Object.hasOwn(refusals, word) ? refusals[word] : undefined
