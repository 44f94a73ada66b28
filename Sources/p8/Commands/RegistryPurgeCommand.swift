import ArgumentParser
import P8Model
import Project8

/// `p8 registry purge`: an original with personal data is removed, its digest stays.
struct RegistryPurgeCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "purge",
      abstract: speech(
        vi: "Xóa bản gốc có thông tin cá nhân của một báo cáo, giữ lại mã SHA-256.",
        en: "Remove the original of a report that holds personal data; its digest stays."),
      discussion: speech(
        vi:
          "Báo cáo đang được tính thì chưa xóa được: nạp tệp đã sửa trước. Nạp lại đúng tệp ấy cũng không lưu lại bản gốc. Ví dụ: p8 registry purge 12 --reason \"có tên người\"",
        en:
          "Not for a report that counts: ingest the corrected file first. The same file does not bring its original back. Example: p8 registry purge 12 --reason \"names of persons\""
      ))
  }

  @Argument(help: help(vi: "Số của báo cáo trong sổ.", en: "The number of the report in the registry."))
  var report: Int64

  @Option(help: help(vi: "Lý do, ghi vào nhật ký.", en: "Why, for the audit log."))
  var reason: String

  @OptionGroup var author: AuthorOption
  @OptionGroup var registry: RegistryOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    var workspace = try common.workspace(registry: registry)
    workspace.author = author.name
    try Console.output(try workspace.trust.purgeOriginal(ofReport: report, reason: reason)[common.lang])
  }
}
