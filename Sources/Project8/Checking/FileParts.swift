import P8Definitions
import P8Forms
import P8Model

/// The reports in files that hold several: each is a file of its own for the checks and for the registry.
struct FileParts {
  private let submissions: SubmissionReader
  private let readFile: @Sendable (String) -> FileContent

  init(_ workspace: Workspace) {
    let definitions = workspace.definitions
    submissions = SubmissionReader(
      forms: definitions.forms, codeLists: definitions.codeLists, texts: definitions.texts)
    readFile = workspace.readFile
  }

  /// The files, with the reports of one that holds several in its place.
  func expanded(_ files: [BatchFile]) -> [BatchFile] {
    guard files.contains(where: Self.mayHoldSeveral) else { return files }
    return files.flatMap { file -> [BatchFile] in
      // A file that cannot be read is told when it is judged.
      guard Self.mayHoldSeveral(file), case .bytes(let bytes) = readFile(file.path),
        SubmissionReader.reads(file.path, bytes), let parts = submissions.parts(bytes)
      else { return [file] }
      return parts.map { file.part($0.name, content: $0.bytes) }
    }
  }

  /// Form servers hand out all submissions of a form in one file.
  private static func mayHoldSeveral(_ file: BatchFile) -> Bool {
    file.content == nil && file.path.lowercased().hasSuffix(".json")
  }
}
