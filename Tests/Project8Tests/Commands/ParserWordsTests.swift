import Foundation
import TestSupport
import Testing

/// What is said of a command line that is not understood: in one language, with the way out.
struct ParserWordsTests {
  struct Mistake: Sendable, CustomTestStringConvertible {
    let arguments: [String]
    let vietnamese: String
    let english: String
    var testDescription: String { arguments.joined(separator: " ") }
  }

  /// An example of each kind of mistake that the library of arguments knows, and of those that it does not.
  static let mistakes = [
    Mistake(
      arguments: ["check"], vietnamese: "Còn thiếu <tệp hoặc thư mục>",
      english: "Missing expected argument '<paths>"),
    Mistake(
      arguments: ["table", "--period", "2023"], vietnamese: "Còn thiếu --unit <mã đơn vị>",
      english: "Missing expected argument '--unit <unit>'"),
    Mistake(
      arguments: ["table", "--unit", "54", "--period"], vietnamese: "Sau --period còn thiếu <kỳ>",
      english: "Missing value for '--period <period>'"),
    Mistake(
      arguments: ["table", "--unti", "54", "--period", "2023"],
      vietnamese: "Có phải --unit?", english: "Did you mean --unit?"),
    Mistake(
      arguments: ["table", "--unit", "54", "--period", "2023", "--something-else"],
      vietnamese: "Không có tùy chọn --something-else", english: "Unknown option '--something-else'"),
    Mistake(
      arguments: ["table", "--unit", "54", "--period", "2023", "extra"],
      vietnamese: "Thừa “extra”, lệnh này không dùng đến", english: "Unexpected argument 'extra'"),
    Mistake(
      arguments: ["table", "--unit", "54", "--period", "2023", "one", "two"],
      vietnamese: "Thừa 2 nội dung lệnh này không dùng đến: one, two",
      english: "2 unexpected arguments: 'one', 'two'"),
    Mistake(
      arguments: ["table", "--unit", "54", "--period", "2023", "--trend", "five"],
      vietnamese: "“five” không dùng được cho --trend <số kỳ>",
      english: "The value 'five' is invalid for '--trend <trend>'"),
    Mistake(
      arguments: ["table", "--unit", "54", "--period", "2023", "--lang", "fr"],
      vietnamese: "“fr” không dùng được cho --lang <vi|en>. Ghi một trong: vi, en",
      english: "The value 'fr' is invalid for '--lang <lang>'"),
    Mistake(
      arguments: ["check", "reports", "--format", "doc"],
      vietnamese: "“doc” không dùng được cho --format <dạng>. Ghi một trong:",
      english: "The value 'doc' is invalid for '--format <format>'"),
    Mistake(
      arguments: ["table", "--unit", "54", "--period", "2023", "--quiet=yes"],
      vietnamese: "--quiet không kèm giá trị, nhưng đang ghi “yes”",
      english: "The option '--quiet' does not take any value"),
    Mistake(
      arguments: ["chekc", "reports"], vietnamese: "Có phải: p8 check?", english: "Did you mean p8 check?"),
    Mistake(
      arguments: ["units", "fnd", "ea lam"], vietnamese: "Có phải: p8 units find?",
      english: "Did you mean p8 units find?"),
    Mistake(
      arguments: ["help", "tabel"], vietnamese: "Có phải: p8 table?", english: "Did you mean p8 table?"),
    Mistake(
      arguments: ["nothing-like-it"], vietnamese: "Xem các lệnh: p8 help",
      english: "See the commands: p8 help"),
    Mistake(
      arguments: ["return", "--unit", "22210-01", "--period", "2023"],
      vietnamese: "Còn thiếu --reason <lý do>", english: "Missing expected argument '--reason <reason>'"),
    Mistake(
      arguments: ["table", "--unit", "54", "--unit", "66", "--period", "2023"],
      vietnamese: "--unit chỉ được nêu một lần, đang nêu 2 lần: “54”, “66”",
      english: "--unit may be given once and is given 2 times: “54”, “66”"),
    Mistake(
      arguments: ["check", "reports", "-o", "a.txt", "--output=b.txt"],
      vietnamese: "--output chỉ được nêu một lần, đang nêu 2 lần: “a.txt”, “b.txt”",
      english: "--output may be given once and is given 2 times: “a.txt”, “b.txt”"),
    Mistake(
      arguments: ["status", "--unit", "54", "--period", "2023", "--version", "supplement"],
      vietnamese: "--report-version", english: "--report-version"),
  ]

  private func p8(
    _ arguments: [String], language: String, folder: TemporaryFolder
  ) throws -> BuiltCommand.Outcome {
    try BuiltCommand(environment: ["P8_DEFINITIONS": PhuYenCaseTests.root, "LANG": language])(
      arguments, in: folder)
  }

  @Test(arguments: mistakes)
  func `a mistake is told in the language of the person`(mistake: Mistake) throws {
    let folder = try TemporaryFolder()
    let vietnamese = try p8(mistake.arguments, language: "vi_VN.UTF-8", folder: folder)
    #expect(vietnamese.code == 2, "\(vietnamese.error)")
    #expect(vietnamese.error.contains(mistake.vietnamese), "\(vietnamese.error)")
    for word in ["Missing", "Unknown", "Unexpected", "invalid", "Usage", "Error", "information"] {
      #expect(!vietnamese.error.contains(word), "\(vietnamese.error)")
    }
    let english = try p8(mistake.arguments, language: "en_US.UTF-8", folder: folder)
    #expect(english.code == 2, "\(english.error)")
    #expect(english.error.contains(mistake.english), "\(english.error)")
  }

  struct NearName: Sendable, CustomTestStringConvertible {
    let arguments: [String]
    let proposal: String
    var testDescription: String { arguments.joined(separator: " ") }
  }

  @Test(arguments: [
    NearName(arguments: ["explain", "D8.1.11", "--unit", "54", "--period", "2023"], proposal: "D8.1.1"),
    NearName(arguments: ["rules", "show", "P8-SUM-01"], proposal: "P8-SUM-001"),
    NearName(arguments: ["table", "--unit", "Ea Lâm", "--period", "2023"], proposal: "22210 (Xã Ea Lâm"),
    NearName(arguments: ["table", "--unit", "phu yen", "--period", "2023"], proposal: "54 (Tỉnh Phú Yên"),
    NearName(arguments: ["table", "--unit", "2221O", "--period", "2023"], proposal: "p8 units find"),
    NearName(arguments: ["table", "--unit", "222100", "--period", "2023"], proposal: "22210 (Xã Ea Lâm"),
    NearName(arguments: ["table", "--unit", "54", "--period", "Q3/2023"], proposal: "2023-Q3?"),
    NearName(arguments: ["table", "--unit", "54", "--period", "2023-6T"], proposal: "2023-H1?"),
    NearName(arguments: ["table", "--unit", "54", "--period", "9 tháng 2023"], proposal: "2023-9M?"),
    NearName(arguments: ["table", "--unit", "54", "--period", "T7/2023"], proposal: "2023-M07?"),
  ])
  func `what is near is proposed`(name: NearName) throws {
    let outcome = try p8(name.arguments, language: "vi_VN.UTF-8", folder: try TemporaryFolder())
    #expect(outcome.code == 2)
    #expect(outcome.error.contains(name.proposal), "\(outcome.error)")
  }

  @Test(arguments: [["help", "--lang", "en"], ["--lang", "en"], ["help", "table", "--lang=en"]])
  func `help speaks the language that is asked for`(arguments: [String]) throws {
    let outcome = try p8(arguments, language: "vi_VN.UTF-8", folder: try TemporaryFolder())
    #expect(outcome.code == 0, "\(outcome.error)")
    #expect(outcome.output.contains("USAGE"), "\(outcome.output)")
    #expect(!outcome.output.contains("CÁCH DÙNG"))
  }

  @Test func `the version stands alone`() throws {
    let outcome = try p8(["--version"], language: "vi_VN.UTF-8", folder: try TemporaryFolder())
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("."))
    #expect(outcome.output.split(separator: "\n").count == 1)
  }
}
