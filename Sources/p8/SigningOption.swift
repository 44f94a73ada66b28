import ArgumentParser
import P8Model
import Project8

/// Who signs an export.
struct SigningOption: ParsableArguments {
  @Option(
    help: help(
      vi: "Ký bằng khóa này (p8 keys list).", en: "Sign with this key (p8 keys list)."))
  var sign: String?

  /// Writes an export with its manifest; without a path the export alone goes to standard output.
  func write(_ document: ExportDocument, to path: String?, through output: FileOutput) throws(Failure) {
    guard let path else {
      guard sign == nil else {
        throw Failure(
          .wrongUse,
          LocalizedText(vi: "--sign cần một tệp để ghi", en: "--sign needs a file to write"),
          remedy: LocalizedText(vi: "Thêm -o TỆP.", en: "Add -o FILE."))
      }
      try Console.output(document.bytes)
      return
    }
    let key: _? = if let sign { try KeyRing().signingKey(sign) } else { nil }
    try document.write(to: path, through: output, signedBy: key)
    Console.error(
      speech(
        vi: "Đã ghi \(path) và \(path).manifest.json", en: "Wrote \(path) and \(path).manifest.json"))
  }
}
