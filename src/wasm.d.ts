/** As wrangler gives it: compiled, as workerd compiles nothing while it runs. */
declare module '*.wasm' {
  const compiled: WebAssembly.Module
  export default compiled
}
