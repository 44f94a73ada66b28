import Foundation
import TestSupport
import Testing

/// What a command would do, told without doing it; and what is said at the end of one that writes.
struct TrialTests {
  private static let sample = "\(PhuYenCaseTests.root)/templates/samples/phu-yen-2023/reports"

  private func p8(_ arguments: String..., in folder: TemporaryFolder) throws -> BuiltCommand.Outcome {
    try BuiltCommand(environment: [
      "P8_DEFINITIONS": PhuYenCaseTests.root, "LANG": "vi_VN.UTF-8", "P8_AUTHOR": "Lan",
    ])(arguments, in: folder)
  }

  @Test func `a trial says what would be stored and stores nothing`() throws {
    let folder = try TemporaryFolder()
    let report = "\(Self.sample)/22084-01.xlsx"
    let tried = try p8("ingest", report, "--dry-run", in: folder)
    #expect(tried.code == 0, "\(tried.error)")
    #expect(tried.output.contains("Đã ghi 1 báo cáo vào sổ project8.sqlite"), "\(tried.output)")
    #expect(tried.error.contains("Chạy thử: chưa ghi gì vào sổ."))
    #expect(!FileManager.default.fileExists(atPath: folder.path("project8.sqlite")))

    #expect(try p8("ingest", report, in: folder).output.contains("p8 status --period 2023"))
    let again = try p8("ingest", report, in: folder)
    #expect(
      again.output.contains("Không có báo cáo mới; 1 báo cáo đã có trong sổ."), "\(again.output)")

    let lock = ["lock", "--unit", "22084", "--period", "2023", "--reason", "thử", "--anyway"]
    let command = BuiltCommand(environment: ["P8_DEFINITIONS": PhuYenCaseTests.root])
    #expect(try command(lock + ["--dry-run"], in: folder).code == 0)
    #expect(try !p8("lock", "--list", in: folder).output.contains("22084"))
    #expect(try command(lock, in: folder).code == 0)
    #expect(try p8("lock", "--list", in: folder).output.contains("22084"))
  }

  @Test func `a step names the reports that took it`() throws {
    let folder = try TemporaryFolder()
    #expect(try p8("ingest", "\(Self.sample)/22084-01.xlsx", in: folder).code == 0)
    let returned = try p8(
      "return", "--unit", "22084-01", "--period", "2023", "--reason", "thiếu buổi", in: folder)
    #expect(returned.output.contains("Đã trả lại 1 báo cáo: Thôn mẫu 1."), "\(returned.output)")
  }

  @Test func `what a check wrote is told, with what comes next`() throws {
    let folder = try TemporaryFolder()
    let wrong = try p8("check", "\(Self.sample)/22096-02.xlsx", "-o", "result.txt", in: folder)
    #expect(wrong.code == 1)
    #expect(wrong.error.contains("Đã ghi result.txt. Đã kiểm tra 1 tệp"), "\(wrong.error)")
    #expect(wrong.error.contains("--annotate"))
    let right = try p8("check", "\(Self.sample)/22084-01.xlsx", "-o", "right.txt", in: folder)
    #expect(right.error.contains("Tiếp theo: p8 ingest"), "\(right.error)")
  }

  @Test(arguments: ["tsv", "json"])
  func `a table is the same list in every format`(format: String) throws {
    let folder = try TemporaryFolder()
    #expect(try p8("ingest", "\(Self.sample)/22084-01.xlsx", in: folder).code == 0)
    for command in [
      ["table", "--unit", "54", "--period", "2023"],
      ["table", "--unit", "54", "--period", "2023", "--trend", "2"],
      ["table", "--unit", "54", "--period", "2023", "--split", "sex"],
      ["status", "--unit", "54", "--period", "2023"],
      ["units", "find", "ea lam"], ["villages", "list", "--unit", "22084@2024"], ["exports", "list"],
      ["log", "list"],
    ] {
      let outcome = try BuiltCommand(environment: ["P8_DEFINITIONS": PhuYenCaseTests.root, "COLUMNS": "40"])(
        command + ["--format", format], in: folder)
      #expect(outcome.code == 0, "\(command): \(outcome.error)")
      if format == "json" {
        #expect(
          (try? JSONSerialization.jsonObject(with: Data(outcome.output.utf8))) != nil, "\(command)")
      } else {
        let widths = Set(outcome.output.split(separator: "\n").map { $0.count { $0 == "\t" } })
        #expect(widths.count == 1, "\(command): \(outcome.output)")
      }
    }
  }
}
