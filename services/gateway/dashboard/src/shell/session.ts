import { api } from '@/api/client'
import { sentenceOf } from '@/api/problem'
import { toast } from '@/ui/toast'

/** As somebody else, or for another organization: nothing of what was loaded or listened to before stays. */
export const startAgain = (): void => window.location.assign('/')

export async function signOut(): Promise<void> {
  try {
    await api.POST('/api/account/sign-out')
    startAgain()
  } catch (failure) {
    toast('failed', sentenceOf(failure))
  }
}
