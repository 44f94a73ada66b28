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
          Cần tệp kê khai (TỆP.manifest.json) nằm cạnh. Không cần mạng. Thêm --registry TỆP để so số liệu với sổ.
          Mã thoát 0: còn nguyên; 1: bị thay đổi, chữ ký đáng ngờ, hoặc số liệu khác sổ.
          """,
        en: """
          Example: p8 verify summary.xlsx --key womens-union-phu-yen.pub
          It needs the manifest (FILE.manifest.json) beside the file, and no network. Add --registry FILE to compare
          the figures with a registry.
          Exit code 0: intact; 1: changed, a doubtful signature, or figures that differ from the registry.
          """))
  }

  @Argument(help: help(vi: "Tệp xuất.", en: "The export."))
  var file: String

  @Option(
    help: help(
      vi: "Khóa công khai phải là của người ký: tệp .pub, dòng khóa, hoặc tên trong p8 keys list.",
      en: "The public key that must have signed: a .pub file, its line, or a name of p8 keys list."))
  var key: String?

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
    var verification = try Verification(of: file, manifest: manifest, key: key, keys: KeyRing())
    if let registry {
      let workspace = try Workspace(definitions: common.definitions, registry: registry)
      try workspace.trust.compareFigures(of: &verification)
    }
    switch format {
    case .text: try Console.output(verification.text(in: common.lang))
    case .json: try Console.output(verification.json)
    }
    if !verification.isGood { throw ExitStatus.findings }
  }
}
