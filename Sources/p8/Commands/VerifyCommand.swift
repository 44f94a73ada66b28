import ArgumentParser
import P8Model
import Project8

/// `p8 verify`: is this export intact, and who signed it.
struct VerifyCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "verify",
      abstract: speech(
        vi: "Tệp xuất còn nguyên không, ai đã ký.", en: "Whether an export is intact, and who signed it."),
      discussion: speech(
        vi: """
          Ví dụ: p8 verify tong-hop.xlsx --key hoi-lhpn-phu-yen.pub
          Tệp .xlsx, .xml và .html có kê khai ở bên trong; .csv, .json và .pdf cần tệp kê khai (TỆP.manifest.json) nằm
          cạnh. Không cần mạng. Thêm --registry TỆP để so số liệu với sổ. Chữ ký của khóa chứng minh tệp còn nguyên;
          không phải chữ ký số theo luật.
          Mã thoát 0: còn nguyên; 1: bị thay đổi, thiếu chữ ký, chữ ký đáng ngờ, hoặc số liệu khác sổ.
          """,
        en: """
          Example: p8 verify summary.xlsx --key womens-union-phu-yen.pub
          Workbooks, .xml and .html have their manifest inside; .csv, .json and .pdf need it beside them
          (FILE.manifest.json). No network is asked. Add --registry FILE to compare the figures with a registry. A key's
          signature proves that the file is whole; it is no signature in the sense of the law.
          Exit code 0: intact; 1: changed, a signature missing or doubtful, or figures that differ from the registry.
          """))
  }

  @Argument(help: help(vi: "Tệp xuất.", en: "The export."))
  var file: String

  @Option(
    help: help(
      vi: "Khóa công khai phải là của người ký: tệp .pub, dòng khóa, hoặc tên trong p8 keys list.",
      en: "The public key that must have signed: a .pub file, its line, or a name of p8 keys list."))
  var key: String?

  @Flag(
    help: help(
      vi: "Phải có chữ ký của một khóa đã biết (p8 keys list).",
      en: "A known key must have signed (p8 keys list), whichever it is."))
  var signed = false

  @Option(
    help: help(vi: "Tệp kê khai, nếu không nằm cạnh.", en: "The manifest, where it does not lie beside."))
  var manifest: String?

  @Option(
    help: help(
      vi: "So số liệu với sổ đăng ký này.", en: "Compare the figures with this registry."))
  var registry: String?

  @Option(help: help(vi: "Dạng kết quả: text hoặc json.", en: "The form of the answer: text or json."))
  var format: Format = .text

  @OptionGroup var common: CommonOptions

  func run() throws {
    var verification = try Verification(
      of: file, manifest: manifest, key: key, mustBeSigned: signed, keys: KeyRing())
    if let registry {
      let workspace = try Workspace(definitions: common.definitions, registry: registry)
      try workspace.trust.compareFigures(of: &verification)
    }
    switch format {
    case .text: try Console.output(verification.text(in: common.lang))
    case .json: try Console.data(verification.json)
    }
    if !verification.isGood { throw ExitStatus.findings }
  }
}
