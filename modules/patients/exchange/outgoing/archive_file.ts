/** A file inside an archive, text as it is made. */
export interface ArchiveFile {
  name: string
  text: AsyncIterable<string>
}
