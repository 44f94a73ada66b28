package import P8Expressions
package import P8Model

extension PrinterFault {
  package var message: LocalizedText {
    switch self {
    case .unplaced(let name):
      LocalizedText(
        vi: "“\(name.text)” không có chỗ trong bản in này", en: "“\(name.text)” has no place in this output")
    case .extremumOverRows:
      LocalizedText(
        vi: "min và max trên nhiều dòng không có trong công thức của biểu",
        en: "min and max over rows are not printed as formulas")
    case .bothQuotationMarks:
      LocalizedText(
        vi: "XPath không viết được chữ có cả hai loại dấu nháy",
        en: "XPath cannot write a text with both kinds of quotation marks")
    case .missingInXPath(let what):
      LocalizedText(vi: "XPath không có: \(what)", en: "XPath does not have: \(what)")
    case .unsaidInDHIS2(let node):
      LocalizedText(
        vi: "DHIS2 không viết được: \(Sentence(in: .vi, codeLists: [:]).text(node))",
        en: "DHIS2 cannot say: \(Sentence(in: .en, codeLists: [:]).text(node))")
    }
  }
}
