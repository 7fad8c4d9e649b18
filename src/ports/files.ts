/** Files of the shipped index by name. null = there is none; PortError('files', …) = it could not be read. */
export interface Files {
  read(name: string): Promise<ArrayBuffer | null>
}
