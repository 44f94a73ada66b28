import SpreadsheetML

extension OddPackage {
  private static let sheet = "xl/worksheets/sheet1.xml"

  private static func around(
    _ name: String, _ outcome: Outcome, limits: ReadingLimits = ReadingLimits(), before: String = "",
    after: String = ""
  ) -> OddPackage {
    OddPackage(name, limits: limits, outcome) { TestPackage(after: after, before: before).bytes }
  }

  static let sheets: [OddPackage] = [
    .rows("cells without addresses", .cells(["A1\tn\t1", "B1\tn\t2", "A2\tn\t3"], [.missingReference])) {
      "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"
    },
    .rows("a cell without an address behind one with", .cells(["C5\tn\t1", "D5\tn\t2"], [.missingReference]))
    {
      "<row r=\"5\"><c r=\"C5\"><v>1</v></c><c><v>2</v></c></row>"
    },
    .rows("rows out of order", .cells(["A1\tn\t1", "A2\tn\t2", "A3\tn\t3"], [.outOfOrder])) {
      "<row r=\"3\"><c r=\"A3\"><v>3</v></c></row><row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\"><v>2</v></c></row>"
    },
    .rows("cells out of order", .cells(["A1\tn\t1", "B1\tn\t2", "C1\tn\t3"], [.outOfOrder])) {
      "<row r=\"1\"><c r=\"C1\"><v>3</v></c><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>2</v></c></row>"
    },
    .rows("a cell twice", .cells(["A1\tn\t1"], [.duplicateCell])) {
      "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>2</v></c></row>"
    },
    .rows("a cell twice, first without a value", .cells(["A1\tn\t1"])) {
      "<row r=\"1\"><c r=\"A1\"/><c r=\"A1\"><v>1</v></c></row>"
    },
    .rows("a cell twice, first with an empty text", .cells(["A1\tn\t1"], [.duplicateCell])) {
      "<row r=\"1\"><c r=\"A1\" t=\"str\"><v></v></c><c r=\"A1\"><v>1</v></c></row>"
    },
    .rows("a row twice, first with an empty text", .cells(["A1\ts\tx"], [.duplicateRow, .duplicateCell])) {
      "<row r=\"1\"><c r=\"A1\" t=\"str\"><v></v></c></row>"
        + "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>x</v></c></row>"
    },
    .rows("a row twice", .cells(["A1\tn\t1", "B1\tn\t2"], [.duplicateRow])) {
      "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1\"><c r=\"B1\"><v>2</v></c></row>"
    },
    .rows("a row twice with one cell twice", .cells(["A1\tn\t1"], [.duplicateRow, .duplicateCell])) {
      "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1\"><c r=\"A1\"><v>2</v></c></row>"
    },
    .rows("a cell in a row that is not its own", .cells(["A1\tn\t1", "B7\tn\t2"], [.outOfOrder])) {
      "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B7\"><v>2</v></c></row>"
    },
    .rows("the last cell of a sheet", .cells(["XFD1048576\tn\t1"])) {
      "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>"
    },
    .rows("the four corners", .cells(["A1\tn\t1", "XFD1\tn\t2", "A1048576\tn\t3", "XFD1048576\tn\t4"])) {
      "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"XFD1\"><v>2</v></c></row><row r=\"1048576\"><c r=\"A1048576\"><v>3</v></c><c r=\"XFD1048576\"><v>4</v></c></row>"
    },
    .rows("a column beyond the sheet", .cells(["A1\tn\t1"], [.missingReference])) {
      "<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>"
    },
    .rows("an address that overflows", .cells(["A1\tn\t1"], [.missingReference])) {
      "<row r=\"1\"><c r=\"ZZZZZZZZZZZZZZZZZZZZ99999999999999999999\"><v>1</v></c></row>"
    },
    .rows("an address that is none", .cells(["A1\tn\t1", "B1\tn\t2", "C1\tn\t3"], [.missingReference])) {
      "<row r=\"1\"><c r=\"\"><v>1</v></c><c r=\"7\"><v>2</v></c><c r=\"Đ1\"><v>3</v></c></row>"
    },
    .rows("an address in small letters", .cells(["B1\tn\t1"])) {
      "<row r=\"1\"><c r=\"b1\"><v>1</v></c></row>"
    },
    .rows("a row beyond the sheet", .fault(.damagedPart, part: sheet)) { "<row r=\"1048577\"/>" },
    .rows("a row of zero", .fault(.damagedPart, part: sheet)) { "<row r=\"0\"/>" },
    .rows("a row of less than zero", .fault(.damagedPart, part: sheet)) { "<row r=\"-1\"/>" },
    .rows("a row that is no number", .fault(.damagedPart, part: sheet)) { "<row r=\"một\"/>" },
    .rows("a row that overflows", .fault(.damagedPart, part: sheet)) {
      "<row r=\"99999999999999999999999\"/>"
    },
    .rows("a row without a number behind the last", .fault(.damagedPart, part: sheet)) {
      "<row r=\"1048576\"/><row/>"
    },
    .rows("a cell without an address behind the last column", .fault(.damagedPart, part: sheet)) {
      "<row r=\"1\"><c r=\"XFD1\"><v>1</v></c><c><v>2</v></c></row>"
    },
    .rows("rows and cells that are empty", .cells(["A3\tn\t1"])) {
      "<row r=\"1\"/><row r=\"2\"><c r=\"A2\"/><c r=\"B2\" s=\"1\"/></row><row r=\"3\"><c r=\"A3\"><v>1</v></c></row>"
    },
    .rows("no cells", .cells([])) { "" },
    .rows(
      "more cells than allowed", .fault(.limitExceeded, part: sheet, cell: "C1"),
      limits: .with { $0.cells = 2 }
    ) {
      "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>2</v></c><c r=\"C1\"><v>3</v></c></row>"
    },
    .rows("elements within a cell that are not known", .cells(["A1\tn\t1"])) {
      "<row r=\"1\"><c r=\"A1\"><x><v>9</v></x><v>1</v><extLst><ext><v>8</v></ext></extLst></c></row>"
    },
    .rows("a row within a row", .cells(["A1\tn\t1"])) {
      "<row r=\"1\"><row r=\"2\"><c r=\"A2\"><v>2</v></c></row><c r=\"A1\"><v>1</v></c></row>"
    },
    .rows("a value within a value", .cells(["A1\tn\t13"])) {
      "<row r=\"1\"><c r=\"A1\"><v>1<v>2</v>3</v></c></row>"
    },
    .rows("text between the cells", .cells(["A1\tn\t1"])) {
      "chữ<row r=\"1\">lạc<c r=\"A1\">vào<v>1</v>đây</c></row>"
    },
    around(
      "a dimension of the whole sheet", .cells(["A1\tn\t1"]), before: "<dimension ref=\"A1:XFD1048576\"/>"),
    around(
      "a dimension that is none", .cells(["A1\tn\t1"]), before: "<dimension ref=\"A1:ZZZZ99999999999\"/>"),
    around(
      "a merge of the whole sheet", .cells(["A1\tn\t1"]),
      after: "<mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>"),
    around(
      "a merge that is none", .cells(["A1\tn\t1"], [.badRange]),
      after: "<mergeCells><mergeCell ref=\"A1:\"/></mergeCells>"),
    around(
      "two merges that overlap", .cells(["A1\tn\t1"], [.badRange]),
      after: "<mergeCells><mergeCell ref=\"A1:C3\"/><mergeCell ref=\"B2:D4\"/></mergeCells>"),
    around(
      "more merges than allowed", .fault(.limitExceeded, part: sheet), limits: .with { $0.annotations = 2 },
      after:
        "<mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:B2\"/><mergeCell ref=\"C1:C2\"/></mergeCells>"
    ),
    around(
      "hidden columns beyond the sheet", .cells(["A1\tn\t1"]),
      before:
        "<cols><col min=\"3\" max=\"99999999\" hidden=\"1\"/><col min=\"9\" max=\"2\" hidden=\"1\"/></cols>"),
    around(
      "a validation of nothing", .cells(["A1\tn\t1"], [.badRange]),
      after:
        "<dataValidations><dataValidation type=\"list\" sqref=\"\"><formula1>1</formula1></dataValidation></dataValidations>"
    ),
    around(
      "more validations than allowed", .fault(.limitExceeded, part: sheet),
      limits: .with { $0.annotations = 1 },
      after: "<dataValidations><dataValidation sqref=\"A1\"/><dataValidation sqref=\"A2\"/></dataValidations>"
    ),
  ]
}
