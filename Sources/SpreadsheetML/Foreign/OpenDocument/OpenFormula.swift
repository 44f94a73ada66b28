/// Formulas of OpenDocument as Excel writes them: `of:=SUM([.C2:.C4];1)` is `SUM(C2:C4,1)`.
enum OpenFormula {
  /// The formula without `=`; what is not understood in it stays as it is.
  static func excel(_ formula: String) -> String {
    var text = Substring(formula)
    if let colon = text.firstIndex(of: ":"), let equals = text.firstIndex(of: "="), colon < equals {
      let prefix = text[..<colon]
      text = text[text.index(after: colon)...]
      // Excel's own way, as it stands.
      if prefix == "msoxl" { return String(text.drop { $0 == "=" }) }
    }
    if text.first == "=" { text = text.dropFirst() }
    return translated(Array(text.utf8))
  }

  /// `$'Khảo sát'.$A$2:.$B$4` as `'Khảo sát'!$A$2:$B$4`; nil for what lies in another file.
  static func address(_ text: some StringProtocol) -> String? {
    guard let parts = parts(Array(text.utf8)[...]) else { return nil }
    let sheet = parts.first { !$0.sheet.isEmpty }?.sheet
    // A range over several sheets has no word here.
    guard !parts.contains(where: { !$0.sheet.isEmpty && $0.sheet != sheet }) else { return nil }
    let cells = parts.map(\.cell).joined(separator: ":")
    return sheet.map { formulaName(ofSheet: $0) + "!" + cells } ?? cells
  }

  private static func translated(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    var isInArray = false
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        let end = endOfQuote(bytes, index)
        result += bytes[index..<end]
        index = end
        continue
      case UInt8(ascii: "["):
        let end = endOfBracket(bytes, index)
        let inner = bytes[index + 1..<max(index + 1, end - 1)]
        let words = String(decoding: inner, as: UTF8.self)
        result += Array((address(words) ?? "[\(words)]").utf8)
        index = end
        continue
      case UInt8(ascii: "{"):
        isInArray = true
        result.append(bytes[index])
      case UInt8(ascii: "}"):
        isInArray = false
        result.append(bytes[index])
      case UInt8(ascii: ";"): result.append(UInt8(ascii: ","))
      case UInt8(ascii: "|") where isInArray: result.append(UInt8(ascii: ";"))
      case UInt8(ascii: "~"): result.append(UInt8(ascii: ","))
      case UInt8(ascii: "!"): result.append(UInt8(ascii: " "))
      default: result.append(bytes[index])
      }
      index += 1
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func endOfQuote(_ bytes: [UInt8], _ start: Int) -> Int {
    var index = start + 1
    while index < bytes.count, bytes[index] != bytes[start] { index += 1 }
    return min(index + 1, bytes.count)
  }

  /// Behind the bracket that closes; one in quotation marks does not.
  private static func endOfBracket(_ bytes: [UInt8], _ start: Int) -> Int {
    var index = start + 1
    while index < bytes.count, bytes[index] != UInt8(ascii: "]") {
      index = bytes[index] == UInt8(ascii: "'") ? endOfQuote(bytes, index) : index + 1
    }
    return min(index + 1, bytes.count)
  }

  /// The one or two cells of an address, each with its sheet.
  private static func parts(_ bytes: ArraySlice<UInt8>) -> [(sheet: String, cell: String)]? {
    var result: [(sheet: String, cell: String)] = []
    var rest = bytes
    while result.count < 2 {
      var sheet = ""
      if rest.first == UInt8(ascii: "$"), rest.contains(UInt8(ascii: ".")) { rest = rest.dropFirst() }
      if rest.first == UInt8(ascii: "'") {
        guard let name = quotedName(&rest) else { return nil }
        sheet = name
        guard rest.first == UInt8(ascii: ".") else { return nil }
      } else {
        let name = rest.prefix { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: ":") }
        if name.endIndex < rest.endIndex, rest[name.endIndex] == UInt8(ascii: ".") {
          sheet = String(decoding: name, as: UTF8.self)
          rest = rest[name.endIndex...]
        }
      }
      if rest.first == UInt8(ascii: ".") { rest = rest.dropFirst() }
      let cell = rest.prefix { $0 != UInt8(ascii: ":") }
      guard !cell.isEmpty, !sheet.contains("#"), cell.allSatisfy(isAddress) else { return nil }
      result.append((sheet, String(decoding: cell, as: UTF8.self)))
      rest = rest[cell.endIndex...]
      if rest.isEmpty { return result }
      rest = rest.dropFirst()
    }
    return nil
  }

  private static func quotedName(_ rest: inout ArraySlice<UInt8>) -> String? {
    var name: [UInt8] = []
    rest = rest.dropFirst()
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "'") {
        guard rest.first == byte else { return String(decoding: name, as: UTF8.self) }
        rest = rest.dropFirst()
      }
      name.append(byte)
    }
    return nil
  }

  private static func isAddress(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "$"), UInt8(ascii: "#"), UInt8(ascii: "!"), 48...57, 65...90, 97...122: true
    default: false
    }
  }
}
