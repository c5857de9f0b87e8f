import type { Schema } from '@/api/client'

export const roles: readonly Schema<'Role'>[] = ['viewer', 'approver', 'owner']
