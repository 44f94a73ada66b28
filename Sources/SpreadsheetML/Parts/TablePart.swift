import XMLStream

/// `xl/tables/table1.xml`: the columns of a table.
struct TablePart {
  let table: Table
  let identifier: Int

  func xml() throws(XMLWriter.Fault) -> [UInt8] {
    var writer = XMLWriter()
    writer.element(
      "table",
      [
        "xmlns": Namespace.main, "id": "\(identifier)", "name": table.name, "displayName": table.name,
        "ref": table.range.description, "totalsRowCount": table.hasTotals ? "1" : nil,
        "totalsRowShown": table.hasTotals ? nil : "0",
      ]
    ) { writer in
      if table.hasFilters { writer.element("autoFilter", ["ref": filterRange]) }
      writer.element("tableColumns", ["count": "\(table.columns.count)"]) { writer in
        for (index, column) in table.columns.enumerated() { write(column, index: index, to: &writer) }
      }
      writer.element(
        "tableStyleInfo",
        [
          "name": table.styleName, "showFirstColumn": "0", "showLastColumn": "0",
          "showRowStripes": table.hasRowStripes ? "1" : "0", "showColumnStripes": "0",
        ])
    }
    return try writer.finish()
  }

  private func write(_ column: Table.Column, index: Int, to writer: inout XMLWriter) {
    var label: String?
    var function: String?
    if table.hasTotals {
      switch column.total {
      case .label(let text): label = text
      case .some(let total): function = total.functionName
      case nil: break
      }
    }
    writer.element(
      "tableColumn",
      [
        "id": "\(index + 1)", "name": escapedAttribute(column.name), "totalsRowFunction": function,
        "totalsRowLabel": label.map(escapedAttribute),
      ])
  }

  /// The range without the row of totals.
  private var filterRange: String {
    guard table.hasTotals,
      let last = CellReference(row: table.range.last.row - 1, column: table.range.last.column)
    else { return table.range.description }
    return CellRange(table.range.first, last).description
  }
}

extension Table.Total {
  /// The word of the format; nil for a label.
  var functionName: String? {
    switch self {
    case .label: nil
    case .sum: "sum"
    case .average: "average"
    case .count: "count"
    case .maximum: "max"
    case .minimum: "min"
    }
  }

  /// What stands in the cell below a column.
  func content(column table: String, name column: String) -> CellContent {
    // Marks that formulas give a meaning within names of columns are taken back by an apostrophe.
    var name = ""
    for character in column {
      if "[]#'".contains(character) { name += "'" }
      name.append(character)
    }
    switch self {
    case .label(let text): return .text(text)
    case .sum(let value): return .formula("SUBTOTAL(109,\(table)[\(name)])", cached: .number(value))
    case .average(let value): return .formula("SUBTOTAL(101,\(table)[\(name)])", cached: .number(value))
    case .count(let value): return .formula("SUBTOTAL(103,\(table)[\(name)])", cached: .number(value))
    case .maximum(let value): return .formula("SUBTOTAL(104,\(table)[\(name)])", cached: .number(value))
    case .minimum(let value): return .formula("SUBTOTAL(105,\(table)[\(name)])", cached: .number(value))
    }
  }
}
