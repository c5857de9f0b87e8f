import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { api, dataOf } from '@/api/client'
import { keys } from '@/api/keys'
import { sentenceOf } from '@/api/problem'
import { toast } from '@/ui/toast'

/** Starts the demo where the server has it (`demo` of the setup), and goes to its Delivery. */
export function useDemo() {
  const client = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: () => dataOf(api.POST('/api/demo')),
    onSuccess: ({ id }) => {
      void client.invalidateQueries({ queryKey: keys.deliveries })
      void navigate({ to: '/deliveries/$id', params: { id } })
      toast('done', 'This is the demo: its work is played by the simulated agent.')
    },
    onError: (failure) => toast('failed', sentenceOf(failure)),
  })
}
