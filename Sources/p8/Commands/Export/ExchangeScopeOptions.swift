import ArgumentParser

/// Unit, period and structure of an exchange file; what is about no unit and no period leaves them out.
struct ExchangeScopeOptions: ParsableArguments {
  @Option(
    help: help(
      vi: "Mã đơn vị, ví dụ 54; VN là cả nước.", en: "The unit's code, such as 54; VN is the country."))
  var unit: String?

  @Option(
    help: help(
      vi: "Kỳ báo cáo: 2025, 2025-H1, 2025-8M, 2025-9M, 2025-Q3, 2025-M07.",
      en: "The period: 2025, 2025-H1, 2025-8M, 2025-9M, 2025-Q3, 2025-M07."))
  var period: String?

  @Option(
    help: help(
      vi: "Cấu trúc đơn vị: 2024 hoặc 2025; mặc định theo ngày chốt số liệu.",
      en: "The structure of units, 2024 or 2025; by default that of the closing date."))
  var structure: String?

  /// The options of a file that is about a unit and a period.
  /// - Throws: What the parser says of an option that is missing.
  func given() throws -> ScopeOptions {
    func missing(_ name: String) -> ValidationError {
      ValidationError("Missing expected argument '--\(name) <\(name)>'")
    }
    guard let unit else { throw missing("unit") }
    guard let period else { throw missing("period") }
    var scope = ScopeOptions()
    (scope.unit, scope.period, scope.structure) = (unit, period, structure)
    return scope
  }
}
