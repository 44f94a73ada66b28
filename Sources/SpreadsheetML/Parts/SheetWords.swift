import XMLStream

/// The names that occur in a sheet.
struct SheetWords: Sendable {
  /// The attributes of a cell and its formula; few, since they are handed over for each cell.
  struct Cell: Sendable {
    private(set) var reference = XMLName.none
    private(set) var style = XMLName.none
    private(set) var type = XMLName.none
    private(set) var sharedIndex = XMLName.none

    init() {}

    init(_ names: borrowing XMLNameTable) {
      reference = names.name("r")
      style = names.name("s")
      type = names.name("t")
      sharedIndex = names.name("si")
    }
  }

  private(set) var main = NamespacePair.none
  private(set) var item = StringItem.Words()
  private(set) var cell = Cell()
  private(set) var c = XMLName.none
  private(set) var v = XMLName.none
  private(set) var f = XMLName.none
  private(set) var inline = XMLName.none
  private(set) var row = XMLName.none
  private(set) var sheetData = XMLName.none
  private(set) var worksheet = XMLName.none
  private(set) var hidden = XMLName.none
  private(set) var ref = XMLName.none
  private(set) var dimension = XMLName.none
  private(set) var cols = XMLName.none
  private(set) var col = XMLName.none
  private(set) var min = XMLName.none
  private(set) var max = XMLName.none
  private(set) var mergeCells = XMLName.none
  private(set) var mergeCell = XMLName.none
  private(set) var dataValidations = XMLName.none
  private(set) var dataValidation = XMLName.none
  private(set) var formula1 = XMLName.none
  private(set) var formula2 = XMLName.none
  private(set) var type = XMLName.none
  private(set) var comparison = XMLName.none
  private(set) var sqref = XMLName.none
  private(set) var allowBlank = XMLName.none
  private(set) var promptTitle = XMLName.none
  private(set) var prompt = XMLName.none
  private(set) var errorTitle = XMLName.none
  private(set) var error = XMLName.none
  private(set) var errorStyle = XMLName.none
  private(set) var extLst = XMLName.none
  private(set) var ext = XMLName.none
  private(set) var excel2010 = XMLName.none
  private(set) var excel2006 = XMLName.none

  init() {}

  /// Looked up once for a parser, so that names are compared as addresses.
  init(_ names: borrowing XMLNameTable) {
    main = NamespacePair(names, Namespace.main, Namespace.strictMain)
    item = StringItem.Words(names)
    cell = Cell(names)
    c = names.name("c")
    v = names.name("v")
    f = names.name("f")
    inline = names.name("is")
    row = names.name("row")
    sheetData = names.name("sheetData")
    worksheet = names.name("worksheet")
    hidden = names.name("hidden")
    ref = names.name("ref")
    dimension = names.name("dimension")
    cols = names.name("cols")
    col = names.name("col")
    min = names.name("min")
    max = names.name("max")
    mergeCells = names.name("mergeCells")
    mergeCell = names.name("mergeCell")
    dataValidations = names.name("dataValidations")
    dataValidation = names.name("dataValidation")
    formula1 = names.name("formula1")
    formula2 = names.name("formula2")
    type = names.name("type")
    comparison = names.name("operator")
    sqref = names.name("sqref")
    allowBlank = names.name("allowBlank")
    promptTitle = names.name("promptTitle")
    prompt = names.name("prompt")
    errorTitle = names.name("errorTitle")
    error = names.name("error")
    errorStyle = names.name("errorStyle")
    extLst = names.name("extLst")
    ext = names.name("ext")
    excel2010 = names.name(Namespace.excel2010)
    excel2006 = names.name(Namespace.excel2006)
  }
}
