/// Moves the relative references of a formula, as a shared formula needs for each of its cells.
enum FormulaShift {
  /// The formula as it stands some rows and columns away.
  static func shift(_ formula: String, rows: Int, columns: Int) -> String {
    guard rows != 0 || columns != 0 else { return formula }
    let bytes = Array(formula.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 8)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        let end = endOfQuote(bytes, index)
        result += bytes[index..<end]
        index = end
      } else if byte == UInt8(ascii: "[") {
        let end = endOfBracket(bytes, index)
        result += bytes[index..<end]
        index = end
      } else if isWord(byte) {
        var end = index
        while end < bytes.count, isWord(bytes[end]) { end += 1 }
        let next = end < bytes.count ? bytes[end] : 0
        if next != UInt8(ascii: "("), next != UInt8(ascii: "!"),
          let moved = moved(bytes[index..<end], rows, columns, isInRange: isInRange(bytes, index, end))
        {
          result += moved
        } else {
          result += bytes[index..<end]
        }
        index = end
      } else {
        result.append(byte)
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 48...57, 65...90, 97...122, UInt8(ascii: "$"), UInt8(ascii: "_"), UInt8(ascii: "."),
      UInt8(ascii: "\\"),
      128...:
      true
    default: false
    }
  }

  private static func isInRange(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    (end < bytes.count && bytes[end] == UInt8(ascii: ":"))
      || (start > 0 && bytes[start - 1] == UInt8(ascii: ":"))
  }

  // Within quotes a doubled quote stands for one.
  private static func endOfQuote(_ bytes: [UInt8], _ start: Int) -> Int {
    var index = start + 1
    while index < bytes.count {
      if bytes[index] == bytes[start] {
        guard index + 1 < bytes.count, bytes[index + 1] == bytes[start] else { return index + 1 }
        index += 1
      }
      index += 1
    }
    return bytes.count
  }

  private static func endOfBracket(_ bytes: [UInt8], _ start: Int) -> Int {
    var depth = 0
    for index in start..<bytes.count {
      if bytes[index] == UInt8(ascii: "[") { depth += 1 }
      if bytes[index] == UInt8(ascii: "]") { depth -= 1 }
      if depth == 0 { return index + 1 }
    }
    return bytes.count
  }

  // `$B$3`, `B3`; in a range also `B` (whole columns) and `3` (whole rows).
  private static func moved(
    _ word: ArraySlice<UInt8>, _ rows: Int, _ columns: Int, isInRange: Bool
  ) -> [UInt8]? {
    var rest = word
    let dollar = UInt8(ascii: "$")
    let fixesColumn = rest.first == dollar
    if fixesColumn { rest.removeFirst() }
    let letters = rest.prefix { (65...90).contains($0) || (97...122).contains($0) }
    rest = rest.dropFirst(letters.count)
    var fixesRow = rest.first == dollar
    if fixesRow { rest.removeFirst() }
    let digits = rest
    guard digits.allSatisfy({ (48...57).contains($0) }), letters.count <= 3, digits.count <= 7 else {
      return nil
    }
    let isWholeRow = letters.isEmpty
    if isWholeRow, fixesColumn { fixesRow = true }
    guard !letters.isEmpty && !digits.isEmpty || isInRange && (letters.isEmpty != digits.isEmpty) else {
      return nil
    }
    var result: [UInt8] = []
    if !letters.isEmpty {
      let column = letters.reduce(0) { $0 * 26 + Int($1 | 32) - 96 }
      guard column <= CellReference.maximumColumn else { return nil }
      let target = wrapped(fixesColumn ? column : column + columns, CellReference.maximumColumn)
      if fixesColumn { result.append(dollar) }
      result += CellReference.letters(ofColumn: target).utf8
    }
    if !digits.isEmpty {
      let row = digits.reduce(0) { $0 * 10 + Int($1) - 48 }
      guard (1...CellReference.maximumRow).contains(row) else { return nil }
      let target = wrapped(fixesRow ? row : row + rows, CellReference.maximumRow)
      if fixesRow { result.append(dollar) }
      result += String(target).utf8
    } else if fixesRow {
      return nil
    }
    return result
  }

  // Beyond one edge of the sheet a shared formula comes in at the other.
  private static func wrapped(_ number: Int, _ maximum: Int) -> Int {
    let rest = (number - 1) % maximum
    return (rest < 0 ? rest + maximum : rest) + 1
  }
}
