package import P8Definitions
package import P8Model
package import XMLStream

/// The schema (XSD) of a form as plain XML, for other programs that write reports: `report`, the stamp, then the sections with
/// an element for each row or fixed row and one for each column.
///
/// It is what ``SubmissionReader`` reads; numbers have a point, days are `2025-03-01`, choices are codes.
package struct FormSchema: Sendable {
  private let form: FormDefinition
  private let request: FormRequest
  private let codeLists: [String: CodeList]

  /// - Parameters:
  ///   - form: The form.
  ///   - request: Whom it is for: unit and period are part of the schema, as they are of a blank workbook.
  ///   - codeLists: The code lists by id.
  package init(_ form: FormDefinition, for request: FormRequest, codeLists: [String: CodeList]) {
    (self.form, self.request, self.codeLists) = (form, request, codeLists)
  }

  /// The schema.
  package func bytes() throws(XMLWriter.Fault) -> [UInt8] {
    var xml = XMLWriter(isStandalone: false, indentation: 2)
    xml.start("xs:schema", ["xmlns:xs": "http://www.w3.org/2001/XMLSchema"])
    xml.start("xs:element", ["name": "report"])
    xml.start("xs:complexType")
    xml.start("xs:sequence")
    for (name, value) in stamp {
      xml.start("xs:element", ["name": name.rawValue, "type": "xs:string", "fixed": value])
      xml.end()
    }
    for section in form.sections { write(section, to: &xml) }
    for _ in 0..<4 { xml.end() }
    return try xml.finish()
  }

  private var stamp: [(FormContract.Stamp, String)] {
    [
      (.form, form.id), (.formVersion, form.version), (.unit, request.unit.code),
      (.structure, request.unit.structure.rawValue), (.period, "\(request.period)"),
      (.version, request.version.rawValue),
    ]
  }

  // MARK: - Sections

  private func write(_ section: SectionDefinition, to xml: inout XMLWriter) {
    let name = FormContract.phoneName(section.id)
    guard section.fixedRows.isEmpty else {
      xml.start("xs:element", ["name": name, "minOccurs": "0"])
      xml.start("xs:complexType")
      xml.start("xs:all")
      // What adds up others is computed.
      for row in section.fixedRows where row.sum.isEmpty {
        xml.start("xs:element", ["name": FormContract.phoneName(row.key), "minOccurs": "0"])
        let columns = section.columns.filter { $0.id != SectionDefinition.keyColumn }
        write(columns, areRequired: false, to: &xml)
        xml.end()
      }
      for _ in 0..<3 { xml.end() }
      return
    }
    if section.question != nil {
      let answer = FormContract.phoneName([section.id, FormContract.phoneAnswer])
      xml.start("xs:element", ["name": answer, "minOccurs": "0"])
      write(choices: SectionAnswer.allCases.map(\.rawValue), to: &xml)
      xml.end()
    }
    xml.start("xs:element", ["name": name, "minOccurs": "0", "maxOccurs": "unbounded"])
    write(section.columns, areRequired: true, to: &xml)
    xml.end()
  }

  private func write(_ columns: [ColumnDefinition], areRequired: Bool, to xml: inout XMLWriter) {
    xml.start("xs:complexType")
    xml.start("xs:all")
    for column in columns {
      let isNeeded = areRequired && column.isRequired
      xml.start(
        "xs:element",
        [
          "name": FormContract.phoneName(column.id), "type": plainType(column),
          "minOccurs": isNeeded ? nil : "0",
        ])
      xml.start("xs:annotation")
      for language in Language.allCases {
        xml.start("xs:documentation", ["xml:lang": language.rawValue])
        xml.text((column.group.map { $0[language] + ": " } ?? "") + column.label[language])
        xml.end()
      }
      xml.end()
      if case .list(let id) = column.type, let list = codeLists[id] {
        write(choices: list.items.map(\.code), to: &xml)
      } else if plainType(column) == nil {
        writeNumber(column, to: &xml)
      }
      xml.end()
    }
    xml.end()
    xml.end()
  }

  /// The type of a column whose values are not limited; nil for one whose values are.
  private func plainType(_ column: ColumnDefinition) -> String? {
    switch column.type {
    case .text: return "xs:string"
    case .date: return "xs:date"
    case .truth: return "xs:boolean"
    case .list(let id): return codeLists[id] == nil ? "xs:string" : nil
    case .integer, .decimal:
      return column.minimum == nil && column.maximum == nil ? numberType(column) : nil
    }
  }

  private func numberType(_ column: ColumnDefinition) -> String {
    column.type == .integer ? "xs:integer" : "xs:decimal"
  }

  private func writeNumber(_ column: ColumnDefinition, to xml: inout XMLWriter) {
    xml.start("xs:simpleType")
    xml.start("xs:restriction", ["base": numberType(column)])
    for (name, limit) in [("xs:minInclusive", column.minimum), ("xs:maxInclusive", column.maximum)] {
      guard let limit else { continue }
      xml.start(name, ["value": limit.description])
      xml.end()
    }
    xml.end()
    xml.end()
  }

  private func write(choices: [String], to xml: inout XMLWriter) {
    xml.start("xs:simpleType")
    xml.start("xs:restriction", ["base": "xs:string"])
    for choice in choices {
      xml.start("xs:enumeration", ["value": choice])
      xml.end()
    }
    xml.end()
    xml.end()
  }
}
