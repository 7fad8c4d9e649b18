const SWITCHES = ['LANGSMITH_TRACING_V2', 'LANGCHAIN_TRACING_V2', 'LANGSMITH_TRACING', 'LANGCHAIN_TRACING']

/** LangChain sends all that passes through it to a third party where one of these is set. Here questions go only where our own settings say. */
export function stopTracing(env: NodeJS.ProcessEnv): void {
  for (const name of SWITCHES) delete env[name]
}
