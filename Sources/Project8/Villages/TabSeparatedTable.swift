import Foundation
import P8Model

/// A table of texts separated by tabs, with one header row: lists of villages, names to be matched, seeds.
struct TabSeparatedTable {
  /// The names of the columns.
  let header: [String]
  /// The rows, each as long as the header.
  let rows: [[String]]

  /// Reads a file.
  ///
  /// - Throws: ``Failure`` where the file cannot be read, is not UTF-8 or has no header.
  init(path: String) throws(Failure) {
    let data = Data(try RegularFile.contents(of: path))
    guard var text = String(data: data, encoding: .utf8) else {
      throw Failure(
        .input, LocalizedText(vi: "Tệp không phải UTF-8: \(path)", en: "The file is not UTF-8: \(path)"),
        remedy: LocalizedText(
          vi: "Lưu lại bằng Excel: Text (Tab delimited), mã hóa Unicode UTF-8.",
          en: "Save it again as UTF-8 text."))
    }
    if text.hasPrefix("\u{FEFF}") { text.removeFirst() }
    let lines = text.split(whereSeparator: \.isNewline).map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map { String($0) }
    }
    guard let header = lines.first else {
      throw Failure(
        .input, LocalizedText(vi: "Tệp trống: \(path)", en: "The file is empty: \(path)"),
        remedy: LocalizedText(
          vi: "Dòng đầu phải là tên các cột.", en: "The first line must name the columns."))
    }
    self.header = header
    rows = lines.dropFirst().map { cells in
      Array((cells + Array(repeating: "", count: max(0, header.count - cells.count))).prefix(header.count))
    }
  }

  /// The place of a column.
  ///
  /// - Throws: ``Failure`` where there is none, with the columns that are there.
  func column(_ name: String, in path: String) throws(Failure) -> Int {
    guard let index = header.firstIndex(of: name) else {
      let there = header.joined(separator: ", ")
      throw Failure(
        .input,
        LocalizedText(vi: "\(path): thiếu cột \(name)", en: "\(path): there is no column \(name)"),
        remedy: LocalizedText(vi: "Các cột đang có: \(there)", en: "The columns there are: \(there)"))
    }
    return index
  }

  /// The rows as dictionaries; empty cells left out.
  var records: [[String: String]] {
    rows.map { row in
      Dictionary(zip(header, row).filter { !$0.1.isEmpty }) { first, _ in first }
    }
  }
}
