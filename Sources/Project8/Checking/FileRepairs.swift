package import P8Presentation

/// The repairs with which a copy stands in the place of a file that was sent.
package struct FileRepairs: Hashable, Sendable {
  /// Where the file lies as it was sent.
  package let sentPath: String
  /// The repairs that a person has accepted, in the order in which they did.
  package let chosen: [ChosenRepair]
  /// The cells that were changed, each with its text before and after.
  package let done: [MarkedBatch.Repair]
}

extension BatchFile {
  /// Where the file lies as it was sent.
  package var sentPath: String { repairs?.sentPath ?? path }

  /// The file as it was sent, with what was said of it.
  package var asSent: BatchFile {
    var file = BatchFile(path: sentPath, name: name)
    file.said = said
    return file
  }
}
