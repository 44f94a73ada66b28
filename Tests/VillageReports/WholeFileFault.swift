import P8Forms
import P8Model
import SpreadsheetML

/// Faults of a file as a whole, or of what the form says of itself.
public enum WholeFileFault: String, Sendable, CaseIterable {
  case noWorkbook = "file.not-a-workbook"
  case noContent = "file.empty"
  case cutShort = "file.damaged"
  case otherForm = "file.other-form"
  case otherVersion = "file.other-form-version"
  case noPeriod = "period.unknown"
  case noVersion = "version.unknown"
  case noUnit = "unit.unknown"
  case otherStructure = "unit.not-yet"
  case noColumn = "head.column-missing"

  /// The stamp's field and what is written there; nil where the fault is elsewhere.
  private var stamp: (field: FormContract.Stamp, text: String)? {
    switch self {
    case .otherForm: (.form, "bao-cao-khac")
    case .otherVersion: (.formVersion, "1999.1")
    case .noPeriod: (.period, "năm ngoái")
    case .noVersion: (.version, "bản nháp")
    case .noUnit: (.unit, "99999-01")
    case .otherStructure: (.structure, "2025")
    case .noWorkbook, .noContent, .cutShort, .noColumn: nil
    }
  }

  /// A sound report with this fault.
  func planted(in made: VillageReportGenerator.Made) throws -> VillageReportGenerator.Made {
    func file(_ bytes: [UInt8], sheet: String = "", cell: String = "") -> VillageReportGenerator.Made {
      VillageReportGenerator.Made(
        name: made.name, bytes: bytes,
        planted: [.init(file: made.name, sheet: sheet, cell: cell, rule: rawValue)])
    }
    switch self {
    case .noWorkbook: return file(Array("Báo cáo của thôn".utf8))
    case .noContent: return file([])
    case .cutShort: return file(Array(made.bytes.prefix(made.bytes.count / 2)))
    case .noColumn:
      let reader = try WorkbookReader(bytes: made.bytes)
      guard let sheet = reader.sheets.dropFirst().first else { return made }
      var editor = try WorkbookEditor(bytes: made.bytes)
      let rows = try reader.content(of: sheet).rows
      guard let id = rows.first?.cells.first(where: { $0.value == .text("status") })?.reference,
        let first = rows.first(where: { $0.cells.first?.value == .number(1) })?.index
      else { return made }
      for row in 1..<first {
        if let cell = CellReference(row: row, column: id.column) {
          editor.set(.blank, at: cell, on: sheet.name)
        }
      }
      return file(try editor.xlsx(), sheet: sheet.name)
    case .otherForm, .otherVersion, .noPeriod, .noVersion, .noUnit, .otherStructure:
      guard let stamp, let place = try Self.place(of: stamp.field, in: made.bytes) else { return made }
      var editor = try WorkbookEditor(bytes: made.bytes)
      editor.set(.text(stamp.text), at: place.cell, on: place.sheet)
      // Where the form is not known, nothing else of the file is looked at.
      if self == .otherForm { return file(try editor.xlsx()) }
      // A unit of the other structure is reported at its code.
      let reported = self == .otherStructure ? try Self.place(of: .unit, in: made.bytes) ?? place : place
      return file(try editor.xlsx(), sheet: reported.sheet, cell: reported.cell.description)
    }
  }

  /// Where a field of the stamp stands.
  private static func place(
    of field: FormContract.Stamp, in bytes: [UInt8]
  ) throws -> (sheet: String, cell: CellReference)? {
    guard
      let formula = try WorkbookReader(bytes: bytes).definedNames.first(where: { $0.name == field.rawValue })?
        .formula,
      let mark = formula.lastIndex(of: "!"),
      let cell = CellReference(formula[formula.index(after: mark)...].replacing("$", with: ""))
    else { return nil }
    return (String(formula[..<mark].replacing("'", with: "")), cell)
  }
}

extension VillageReportGenerator {
  /// Makes a report with a fault of the file as a whole.
  public func report(_ number: Int, seed: UInt64, with fault: WholeFileFault) throws -> Made {
    try fault.planted(in: report(number - number % 5, seed: seed, isFaulty: false))
  }
}
