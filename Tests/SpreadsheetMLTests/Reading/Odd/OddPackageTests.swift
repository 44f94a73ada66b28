import SpreadsheetML
import Testing

struct OddPackageTests {
  static let all = OddPackage.containers + OddPackage.packages + OddPackage.sheets + OddPackage.values

  @Test(arguments: all)
  func `gives the right values or the right fault`(_ odd: OddPackage) throws {
    let bytes = odd.build()
    switch odd.outcome {
    case .cells(let lines, let codes):
      let workbook = try WorkbookReader(bytes: bytes, named: "odd.xlsx", limits: odd.limits)
      var listed = ""
      try CellListing(of: workbook).write(sheet: workbook.sheets.first?.name) { span in
        for index in span.indices { listed.unicodeScalars.append(UnicodeScalar(span[index])) }
      }
      let expected = lines.map { String($0.utf8.map { Character(UnicodeScalar($0)) }) }
      #expect(listed.split(separator: "\n").dropFirst().map(String.init) == expected)
      let details = try workbook.content(of: workbook.sheets[0]).details
      #expect(Set(workbook.notices.map(\.code) + details.noticeCounts.keys) == Set(codes))
    case .fault(let code, let part, let cell):
      let fault = #expect(throws: WorkbookFault.self) {
        let workbook = try WorkbookReader(bytes: bytes, named: "odd.xlsx", limits: odd.limits)
        for sheet in workbook.sheets {
          try workbook.readRows(of: sheet, formulas: true) { _ in .next }
          _ = try workbook.comments(of: sheet)
        }
        _ = try workbook.properties()
      }
      #expect(fault?.code == code, "\(String(describing: fault))")
      #expect(fault?.file == "odd.xlsx")
      if let part { #expect(fault?.part == part) }
      if let cell {
        #expect(fault?.cell?.description == cell)
        #expect(fault?.sheet == "S")
      }
    }
  }

  @Test func `there are a hundred of them and no two have one name`() {
    #expect(Self.all.count >= 100)
    #expect(Set(Self.all.map(\.name)).count == Self.all.count)
  }

  @Test func `the package on which they stand is sound`() throws {
    let workbook = try WorkbookReader(bytes: TestPackage().bytes)
    #expect(workbook.notices.isEmpty)
    let content = try workbook.content(of: workbook.sheets[0])
    #expect(content["A1"]?.value == .number(1))
    #expect(content.details.notices.isEmpty)
  }
}
