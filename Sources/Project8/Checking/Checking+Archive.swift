package import P8Model
import P8Presentation
import SpreadsheetML

extension Checking {
  /// Writes the marked copies of a run and the list of all its files into one archive.
  ///
  /// - Parameters:
  ///   - batch: What the check found.
  ///   - files: The files of the run.
  ///   - inputs: The folder in which they lie.
  ///   - folder: Where the archive is made; it lies outside of the inputs.
  ///   - language: The language of the marks.
  /// - Returns: The path of the archive.
  /// - Throws: ``Failure`` where the folder cannot be written.
  package func archiveOfMarkedCopies(
    of batch: CheckedBatch, files: [BatchFile], under inputs: String, in folder: String, language: Language
  ) async throws -> String {
    if isAsked {
      return try await allowed(.check).archiveOfMarkedCopies(
        of: batch, files: files, under: inputs, in: folder, language: language)
    }
    let copies = "\(folder)/copies-\(language.rawValue)"
    let marked = try await writeMarkedCopies(
      of: batch, files: files, under: [inputs], into: copies, repairing: [], language: language, jobs: 1)
    let archive = "\(copies).zip"
    var contents: [(name: String, bytes: [UInt8])] = []
    for name in [marked.index] + marked.copies.map(\.name) {
      contents.append((name, Array(try RegularFile.contents(of: "\(copies)/\(name)"))))
    }
    do {
      var file = try ZipFile(path: archive)
      for content in contents { try file.add(content.name, content.bytes) }
      try file.finish()
    } catch {
      throw Failure(.input, error.message)
    }
    return archive
  }
}
