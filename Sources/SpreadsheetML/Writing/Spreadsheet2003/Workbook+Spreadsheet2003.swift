extension Workbook {
  /// The workbook as the bytes of an XML Spreadsheet 2003 file.
  ///
  /// The format has no pictures, charts, tables, scales of colours, bars or icons; they are left out, and
  /// ``leftOutOfSpreadsheet2003`` names them beforehand.
  /// - Throws: What is wrong in the workbook, before anything is made.
  public func spreadsheetXML2003() throws(WriteFault) -> [UInt8] {
    try check()
    let document = Spreadsheet2003(workbook: self)
    return try PackageAssembler.checked(document.xml)
  }

  /// What ``spreadsheetXML2003()`` leaves out, since the format has no place for it: `2 charts`.
  public var leftOutOfSpreadsheet2003: [String] {
    let counts = [
      (sheets.reduce(0) { $0 + $1.images.count }, "pictures"),
      (sheets.reduce(0) { $0 + $1.charts.count }, "charts"),
      (sheets.reduce(0) { $0 + $1.tables.count }, "tables (their cells are kept)"),
      (
        sheets.reduce(0) { $0 + $1.conditionalFormats.count { !$0.rule.isInSpreadsheet2003 } },
        "conditional formats"
      ),
    ]
    return counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
  }
}

extension ConditionalFormat.Rule {
  /// Whether the older format has the rule: a comparison or a formula.
  var isInSpreadsheet2003: Bool {
    switch self {
    case .value, .formula: true
    default: false
    }
  }
}
