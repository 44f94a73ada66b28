import ArgumentParser
import P8Model
import Project8

/// The options that all exchange formats share.
struct ExchangeOptions: ParsableArguments {
  @OptionGroup var scope: ScopeOptions

  @Option(
    help: help(
      vi: "Thêm các đơn vị bên dưới theo cấp: province, district, commune, village.",
      en: "Tell the units of a level below too: province, district, commune, village."))
  var by: UnitLevel?

  @Option(
    help: help(
      vi: "Ngày của tệp, dạng 2024-01-05; máy không tự lấy ngày hôm nay.",
      en: "The day of the file, such as 2024-01-05; the day of today is never taken."))
  var date: String?

  @Option(
    name: .shortAndLong,
    help: help(vi: "Tệp cần ghi; không ghi thì in ra.", en: "The file to write; without it, standard output.")
  )
  var output: String?

  @OptionGroup var registry: RegistryOption
  @OptionGroup var common: CommonOptions

  /// What the file is about.
  var exchange: ExchangeScope {
    ExchangeScope(
      unit: scope.unit, period: scope.period, by: by, structure: scope.structure, date: date,
      language: common.lang)
  }

  /// Writes the bytes that a workspace makes.
  func write(_ make: (Workspace) throws -> [UInt8]) throws {
    let bytes = try make(try common.workspace(registry: registry))
    try Output.write(bytes, to: output)
    if let output { Console.error(speech(vi: "Đã ghi \(output)", en: "Wrote \(output)")) }
  }
}
