import Foundation
import SpreadsheetML
import Testing

/// Workbooks of Excel 97–2003 that real programs wrote, beside what another reader finds in them, and beside the same
/// workbook as a package.
struct BinaryWorkbookTests {
  static let folder = SurveyTests.folder.appending(path: "excel97")

  static func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appending(path: name + ".xls")))
  }

  /// A line of the listing as the other reader says it: days and times are numbers, formulas are not told.
  private static func plain(_ line: String) throws -> [String] {
    var fields = line.components(separatedBy: "\t")
    switch fields[0] {
    case "notice", "from1904": return []
    case "name": return fields[1].hasPrefix("_xl") ? [] : ["name\t\(fields[1])"]
    case "comment": return [([fields[0], fields[1]] + fields.dropFirst(3)).joined(separator: "\t")]
    case "columns":
      let ends = fields[1].split(separator: "-").compactMap { Int($0) }
      return (try #require(ends.first)...(try #require(ends.last))).map { "column\t\($0)" }
    case "#", "merged", "row": return [line]
    default:
      fields = Array((fields + ["", "", "", ""]).prefix(5))
      if ["d", "t", "n"].contains(fields[1]) {
        fields[1] = "n"
        fields[2] = try #require(Double(fields[2])).description
      }
      fields[4] = String(fields[4].components(separatedBy: " (")[0])
      return [fields.joined(separator: "\t")]
    }
  }

  /// The same of a line of the other reader; a format that is shown by country is not told.
  private static func golden(_ line: String) throws -> String {
    var fields = line.components(separatedBy: "\t")
    guard fields[0].first?.isUppercase == true else { return line }
    fields = Array((fields + ["", "", "", ""]).prefix(5))
    if fields[1] == "n" { fields[2] = try #require(Double(fields[2])).description }
    return fields.joined(separator: "\t")
  }

  @Test(arguments: ["numbers", "texts", "from1904", "survey-libreoffice", "other-form"])
  func `another reader finds the same`(_ name: String) throws {
    let file = Self.folder.appending(path: name + ".tsv")
    let wanted = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
      try Self.golden(String($0))
    }
    let found = try BinaryListing(Self.bytes(name)).lines.flatMap { try Self.plain($0) }
    #expect(found.count == wanted.count)
    // Sorted, since comments and merged ranges have no order.
    for (one, other) in zip(found.sorted(), wanted.sorted()) where one != other {
      let (left, right) = (one.components(separatedBy: "\t"), other.components(separatedBy: "\t"))
      // Where the number of a format is known in every program, its code is the program's own.
      #expect(
        right.count == 5 && right[3].isEmpty && left[0...2] == right[0...2] && left[4] == right[4], "\(other)"
      )
    }
  }

  @Test(arguments: ["numbers", "texts", "from1904", "survey-libreoffice", "other-form", "village-openpyxl"])
  func `cells that real programs write are in order and none stands twice`(_ name: String) throws {
    let notices = try BinaryListing(Self.bytes(name)).lines.filter { $0.hasPrefix("notice\t") }
    #expect(
      notices.allSatisfy { $0.hasPrefix("notice\tdateOutOfRange") || $0.hasPrefix("notice\tserialSixty") })
    #expect(notices.isEmpty == (name != "numbers"))
  }

  @Test(arguments: [
    ("survey-libreoffice", "survey-libreoffice"), ("village-openpyxl", "forms/village-libreoffice"),
    ("other-form", "forms/other-form"),
  ])
  func `a workbook gives the same cells as its twin in a package`(_ name: String, _ package: String) throws {
    let reader = try SurveyTests.open(package + ".xlsx")
    let twin = try Self.bytes(name)
    let found = try BinaryListing(twin).lines.filter { !$0.hasPrefix("notice\t") }
    let wanted = try PackageLines(reader).lines
    #expect(!wanted.isEmpty)
    let cells = found.compactMap(PackageLines.cell)
    #expect(cells.count == wanted.count)
    for (one, other) in zip(cells, wanted) { #expect(one == other) }
    let names = found.filter { $0.hasPrefix("name\t") && !$0.hasPrefix("name\t_xlnm.") }
    #expect(names.map(PackageLines.plainName).sorted() == PackageLines.names(reader).sorted())
  }
}

/// What a package holds, in the words of the listing.
private struct PackageLines {
  var lines: [String] = []

  init(_ reader: WorkbookReader) throws {
    for sheet in reader.sheets {
      lines.append("#\t\(sheet.name)\t\(sheet.visibility.rawValue)")
      let content = try reader.content(of: sheet, formulas: true, formulaMarks: true)
      for cell in content.cells {
        let (type, value) = Self.words(of: cell.value)
        let style = try reader.style(of: cell)
        lines.append(
          [
            cell.reference.description, type, value, Self.plainCode(style.numberFormat.code),
            style.font?.name ?? "",
            cell.formula.map { Self.plainFormula("=" + $0) } ?? "",
          ].joined(separator: "\t"))
      }
      lines += content.details.mergedRanges.map { "merged\t\($0)" }
      lines += content.rows.filter(\.isHidden).map { "row\t\($0.index)" }
      lines += try reader.comments(of: sheet).map {
        "comment\t\($0.cell)\t\(Self.escaped($0.text.plainText))"
      }
    }
  }

  static func names(_ reader: WorkbookReader) -> [String] {
    reader.definedNames.filter { !$0.name.hasPrefix("_xlnm.") }.map { name in
      plainName("name\t\(name.name)\t\(name.formula)\t\(name.sheet ?? "")\t\(name.isHidden ? "hidden" : "")")
    }
  }

  /// Without quotation marks, which programs set as they like, and empty fields at the end.
  static func plainName(_ line: String) -> String {
    line.replacing("'", with: "").trimmingCharacters(in: CharacterSet(charactersIn: "\t"))
  }

  /// A line of the listing without what packages say otherwise; nil for what is no cell and not compared here.
  static func cell(_ line: String) -> String? {
    var fields = line.components(separatedBy: "\t")
    switch fields[0] {
    case "#", "merged", "row": return line
    case "comment": return (["comment", fields[1]] + fields.dropFirst(3)).joined(separator: "\t")
    case "name", "columns", "notice": return nil
    default:
      fields = Array((fields + ["", "", "", "", ""]).prefix(6))
      // Cells with only a format: the package was not asked for them.
      if fields[1] == "f", fields[5].isEmpty { return nil }
      fields[3] = plainCode(fields[3].replacing("\\\\", with: "\\"))
      for mark in [" bold", " italic", " struck", " on ", " ("] {
        fields[4] = fields[4].components(separatedBy: mark)[0]
      }
      if !fields[5].isEmpty { fields[5] = plainFormula(fields[5]) }
      return fields.joined(separator: "\t")
    }
  }

  private static func plainCode(_ code: String) -> String { code.replacing("\\", with: "") }

  /// Without quotation marks and blanks; a truth value may be a function, and one alone is no formula.
  private static func plainFormula(_ formula: String) -> String {
    let plain = formula.replacing("'", with: "").replacing(" ", with: "").replacing("TRUE()", with: "TRUE")
      .replacing("FALSE()", with: "FALSE")
    return plain == "=TRUE" || plain == "=FALSE" ? "" : plain
  }

  private static func words(of value: CellValue) -> (String, String) {
    switch value {
    case .blank: ("f", "")
    case .number(let number): ("n", text(number))
    case .text(let text): ("s", escaped(text))
    case .boolean(let truth): ("b", truth ? "1" : "0")
    case .error(let error): ("e", error.rawValue)
    case .date(_, let serial): ("d", text(serial))
    case .time(_, let serial): ("t", text(serial))
    }
  }

  private static func text(_ number: Double) -> String {
    Int(exactly: number).map { String($0) } ?? number.description
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\t", with: "\\t").replacing("\n", with: "\\n")
  }
}
