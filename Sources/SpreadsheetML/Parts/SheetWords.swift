import XMLStream

/// The names that occur in a sheet.
struct SheetWords {
  let main: NamespacePair
  let item: StringItem.Words
  let c, v, f, inline, row, sheetData, worksheet: XMLName
  let r, s, t, hidden, si, ref: XMLName
  let dimension, cols, col, min, max: XMLName
  let mergeCells, mergeCell: XMLName
  let dataValidations, dataValidation, formula1, formula2: XMLName
  let type, comparison, sqref, allowBlank: XMLName
  let extLst, ext: XMLName
  let excel2010, excel2006: XMLName

  init(_ names: borrowing XMLNameTable) {
    main = NamespacePair(names, Vocabulary.main, Vocabulary.strictMain)
    item = StringItem.Words(names)
    c = names.name("c")
    v = names.name("v")
    f = names.name("f")
    inline = names.name("is")
    row = names.name("row")
    sheetData = names.name("sheetData")
    worksheet = names.name("worksheet")
    r = names.name("r")
    s = names.name("s")
    t = names.name("t")
    hidden = names.name("hidden")
    si = names.name("si")
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
    extLst = names.name("extLst")
    ext = names.name("ext")
    excel2010 = names.name(Vocabulary.excel2010)
    excel2006 = names.name(Vocabulary.excel2006)
  }
}
