import '@testing-library/jest-dom/vitest'
import { cleanup, configure } from '@testing-library/react'
import { afterEach } from 'vitest'

// A deadline for what never comes, not a time that anything may take.
configure({ asyncUtilTimeout: 10_000 })
afterEach(cleanup)
