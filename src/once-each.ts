/**
 * What is read of a thing, once for each thing and kept as long as it: clauses, records and rows do not change while the
 * service runs. `read` must not give undefined.
 */
export function onceEach<Thing extends object, Read>(read: (thing: Thing) => Read): (thing: Thing) => Read {
  const known = new WeakMap<Thing, Read>()
  return (thing) => {
    const before = known.get(thing)
    if (before !== undefined) return before
    const made = read(thing)
    known.set(thing, made)
    return made
  }
}
