import ArgumentParser
import P8Model
import Project8

/// Who signs an export.
struct SigningOption: ParsableArguments {
  @Option(
    help: help(
      vi: "Ký bằng khóa này (p8 keys list).", en: "Sign with this key (p8 keys list)."))
  var sign: String?

  /// Lets a workspace sign what it exports to a path.
  /// - Throws: ``Failure`` for a key that is not there, or a signature without a file to stand beside.
  func sign(in workspace: inout Workspace, to path: String?) throws(Failure) {
    guard let sign else { return }
    guard path != nil else {
      throw Failure(
        .wrongUse,
        LocalizedText(vi: "--sign cần một tệp để ghi", en: "--sign needs a file to write"),
        remedy: LocalizedText(vi: "Thêm -o TỆP.", en: "Add -o FILE."))
    }
    workspace.signer = try KeyRing().signingKey(sign)
  }

  /// Writes an export with its manifest; without a path the export alone goes to standard output.
  func write(_ document: ExportDocument, to path: String?, through output: FileOutput) throws(Failure) {
    guard let path else {
      try Console.output(document.bytes)
      return
    }
    try document.write(to: path, through: output)
    Console.error(
      speech(
        vi: "Đã ghi \(path) và \(path).manifest.json", en: "Wrote \(path) and \(path).manifest.json"))
  }
}
