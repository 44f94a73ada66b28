import P8Model

/// Values in CSV: `CSV`, `LineBuffer` and `DataEntryInput.fromCsv`.
extension DHIS2ValueFile {
  /// The columns of a value, whatever the size of their letters.
  private static let columns = [
    "dataElement", "orgUnit", "categoryOptionCombo", "attributeOptionCombo", "attributeCombo",
    "attributeOptions",
    "period", "value", "comment", "followUp", "deleted",
  ]
  /// The columns that are passed over.
  private static let ignored = ["storedBy", "timestamp"]

  package init(csv text: String, file: String, sending: Sending) {
    self.init(file: file, scheme: sending.scheme)
    var text = text[...]
    if text.unicodeScalars.first == "\u{FEFF}" {
      add(.byteOrderMark, at: .line(1))
      text.unicodeScalars.removeFirst()
    }
    // DHIS2 ends a line at either, so that between the two of them there is an empty one, which ends the
    // file.
    if text.unicodeScalars.contains("\r") { add(.carriageReturn, at: .line(1)) }
    let lines = text.replacing("\r\n", with: "\n").split(
      omittingEmptySubsequences: false
    ) { $0 == "\n" || $0 == "\r" }
    guard let first = lines.first, !first.isEmpty else {
      add(.noValues)
      return
    }
    let header = first.split(separator: ",", omittingEmptySubsequences: false).map(Self.headerName)
    let takesCategories = !header.contains("categoryOptionCombo")
    for name in header where Self.column(name) == nil && !Self.isIgnored(name) && takesCategories {
      add(.columnAsCategory(name), at: .line(1))
    }
    for name in ["dataElement", "period", "orgUnit", "value"]
    where !header.contains(where: { Self.column($0) == name }) {
      add(.noColumn(name), at: .line(1))
    }
    read(lines.dropFirst(), header: header, takesCategories: takesCategories, dataSet: sending.dataSet)
    if values.isEmpty { add(.noValues) }
  }

  private mutating func read(
    _ lines: ArraySlice<Substring>, header: [String], takesCategories: Bool, dataSet: String?
  ) {
    for (index, line) in lines.enumerated() {
      let place = ExchangeFault.Place.line(index + 2)
      guard !line.isEmpty else {
        if lines.dropFirst(index + 1).contains(where: { !$0.isEmpty }) { add(.emptyLine, at: place) }
        continue
      }
      if Self.hasInnerMark(line) { add(.quotationMark, at: place) }
      var fields: [String: String] = [:]
      var options: [String: String] = [:]
      for (name, cell) in zip(header, Self.cells(of: line)) {
        guard let cell, cell != "null" else { continue }
        if let column = Self.column(name) {
          fields[column] = cell
        } else if takesCategories, !Self.isIgnored(name) {
          options[name] = cell
        }
      }
      let names = header.filter { takesCategories && Self.column($0) == nil && !Self.isIgnored($0) }
      func field(_ name: String) -> String? { fields[name].flatMap { $0.isEmpty ? nil : $0 } }
      add(
        Value(
          place: place, dataSet: dataSet, element: field("dataElement"), unit: field("orgUnit"),
          period: field("period"), optionCombo: field("categoryOptionCombo"),
          options: names.isEmpty ? nil : options, attributeCombo: field("attributeOptionCombo"),
          text: field("value"), comment: field("comment"), isDeleted: field("deleted")?.lowercased() == "true"
        ))
    }
  }

  private static func headerName(_ cell: Substring) -> String {
    let text = cell.drop { $0 == " " || $0 == "\t" }
    let end = text.lastIndex { $0 != " " && $0 != "\t" }.map { text.index(after: $0) } ?? text.startIndex
    let trimmed = text[..<end]
    let isQuoted = trimmed.count > 1 && trimmed.hasPrefix("\"") && trimmed.hasSuffix("\"")
    return String(isQuoted ? trimmed.dropFirst().dropLast() : trimmed)
  }

  /// The property of a column by its name; nil for another column.
  private static func column(_ name: String) -> String? {
    columns.first { $0.lowercased() == name.lowercased() }
  }

  private static func isIgnored(_ name: String) -> Bool {
    ignored.contains { $0.lowercased() == name.lowercased() }
  }

  /// The cells of a line; nil for an empty one without quotation marks.
  private static func cells(of line: Substring) -> [String?] {
    var cells: [String?] = []
    var rest = line.drop { $0 == " " || $0 == "\t" }
    while let first = rest.first {
      switch first {
      case ",":
        cells.append(nil)
        rest = rest.dropFirst()
      case "\"":
        let inner = rest.dropFirst().prefix { $0 != "\"" }
        cells.append(String(inner))
        rest = rest.dropFirst(inner.count + 2).drop { $0 != "," }.dropFirst()
      default:
        let cell = rest.prefix { $0 != "," }
        cells.append(String(cell).trimmingSpaces)
        rest = rest.dropFirst(cell.count + 1)
      }
      rest = rest.drop { $0 == " " || $0 == "\t" }
    }
    return cells
  }

  /// Whether a quotation mark stands within a text: DHIS2 takes it for the end.
  private static func hasInnerMark(_ line: Substring) -> Bool {
    var isInside = false
    var previous: Character = ","
    var rest = line
    while let character = rest.popFirst() {
      if character == "\"", isInside {
        let next = rest.first { $0 != " " && $0 != "\t" }
        guard next == nil || next == "," else { return true }
        isInside = false
      } else if character == "\"", previous == "," {
        isInside = true
      }
      if character != " ", character != "\t" { previous = character }
    }
    return false
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    var text = self[...]
    while text.last == " " || text.last == "\t" { text.removeLast() }
    return String(text)
  }
}
