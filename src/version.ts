/** The release, as in package.json (a test compares them): the Worker cannot read that file. */
export const VERSION = '0.1.0'
