import ArgumentParser
import Foundation
import P8Model
import Project8

/// `p8 cells`: what is read from a workbook, a line a cell.
struct CellsCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "cells",
      abstract: speech(
        vi: "In những gì đọc được từ tệp .xlsx, mỗi ô một dòng.",
        en: "Print what is read from a workbook, a line a cell."),
      discussion: speech(
        vi: "Loại: n số, s chữ, b đúng/sai, e lỗi, d ngày giờ, t giờ. --tally chỉ in tổng số của mọi tệp.",
        en:
          "Types: n number, s text, b truth, e error, d date and time, t time. --tally prints one line for all files."
      ))
  }

  @Argument(help: help(vi: "Tệp .xlsx; với --tally cả thư mục.", en: "A workbook; with --tally folders too."))
  var paths: [String]

  @Option(help: help(vi: "Chỉ trang tính này.", en: "Only this sheet."))
  var sheet: String?

  @Flag(help: help(vi: "Chỉ in tổng số.", en: "Print the totals only."))
  var tally = false

  @Option(help: help(vi: "Số tệp xử lý cùng lúc.", en: "How many files at a time."))
  var jobs: Int = ProcessInfo.processInfo.activeProcessorCount

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard !paths.isEmpty, tally || paths.count == 1 else {
      throw ValidationError(
        speech(
          vi: "Hãy nêu một tệp (nhiều tệp chỉ dùng với --tally).",
          en: "Name one file (several only with --tally)."))
    }
  }

  func run() async throws {
    guard tally else {
      try Cells.list(of: paths[0], sheet: sheet) { (lines) throws(Failure) in
        try Console.output(VisibleText.of(lines))
      }
      return
    }
    let result = await Cells.tally(of: try FileWalk.files(under: paths), jobs: max(jobs, 1))
    try Console.data(result.line)
    for fault in result.faults { Console.error(fault[common.lang]) }
    if !result.faults.isEmpty { throw ExitStatus.fileTrouble }
  }
}
