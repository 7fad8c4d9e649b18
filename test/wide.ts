import { loadDotProducts } from '../src/node-dot-products.ts'

// As in the service: without, the same numbers take twenty times as long.
loadDotProducts()
