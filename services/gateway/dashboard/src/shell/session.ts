import { api } from '@/api/client'
import { sentenceOf } from '@/api/problem'
import { toast } from '@/ui/toast'

const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('jakeops-session')

/** As somebody else, or for another organization: nothing of what was loaded or listened to before stays, in no tab. */
export function startAgain(): void {
  channel?.postMessage('again')
  window.location.assign('/')
}

/** For as long as a screen of somebody's is shown: all tabs have the same session. */
export function followOtherTabs(): () => void {
  const follow = (): void => window.location.assign('/')
  channel?.addEventListener('message', follow)
  return () => channel?.removeEventListener('message', follow)
}

export async function signOut(): Promise<void> {
  try {
    await api.POST('/api/account/sign-out')
    startAgain()
  } catch (failure) {
    toast('failed', sentenceOf(failure))
  }
}
