import Glibc

/// The lines of a listing of cells, as bytes.
struct CellLines {
  var bytes: [UInt8] = []

  mutating func append(sheet name: String) {
    append("#\t")
    append(escaped: name)
    bytes.append(UInt8(ascii: "\n"))
  }

  mutating func append(_ cell: SheetCell) {
    guard !cell.value.isEmpty else { return }
    append(cell.reference)
    switch cell.value {
    case .blank: break
    case .number(let number):
      append("\tn\t")
      append(number)
    case .text(let text):
      append("\ts\t")
      append(escaped: text)
    case .boolean(let truth): append(truth ? "\tb\t1" : "\tb\t0")
    case .error(let error):
      append("\te\t")
      append(escaped: error.rawValue)
    case .date(let moment, _):
      append("\td\t")
      append(moment)
    case .time(let seconds, _):
      append("\tt\t")
      append(integer: seconds)
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  private mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
  }

  private mutating func append(_ reference: CellReference) {
    var column = reference.column
    let start = bytes.count
    while column > 0 {
      bytes.insert(UInt8(65 + (column - 1) % 26), at: start)
      column = (column - 1) / 26
    }
    append(integer: reference.row)
  }

  private mutating func append(integer: Int) { bytes.append(contentsOf: integer.description.utf8) }

  private mutating func append(padded number: Int, _ width: Int) {
    let digits = number.description.utf8
    bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: max(0, width - digits.count)))
    bytes.append(contentsOf: digits)
  }

  private mutating func append(_ moment: SerialDate.Moment) {
    append(padded: moment.year, 4)
    append("-")
    append(padded: moment.month, 2)
    append("-")
    append(padded: moment.day, 2)
    append("T")
    append(padded: moment.second / 3_600, 2)
    append(":")
    append(padded: moment.second % 3_600 / 60, 2)
    append(":")
    append(padded: moment.second % 60, 2)
  }

  /// As C's `%.15g` has it, and 0 for -0.
  mutating func append(_ number: Double) {
    guard number != 0 else { return append("0") }
    if abs(number) < 1e15, let whole = Int(exactly: number) { return append(integer: whole) }
    let made = unsafe [UInt8](unsafeUninitializedCapacity: 32) { buffer, count in
      unsafe buffer.withMemoryRebound(to: CChar.self) { chars in
        let length = unsafe withVaList([number]) { unsafe vsnprintf(chars.baseAddress, 32, "%.15g", $0) }
        count = max(0, min(31, Int(length)))
      }
    }
    bytes.append(contentsOf: made)
  }

  private mutating func append(escaped text: String) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\\"): append("\\\\")
      case UInt8(ascii: "\t"): append("\\t")
      case UInt8(ascii: "\n"): append("\\n")
      case UInt8(ascii: "\r"): append("\\r")
      default: bytes.append(byte)
      }
    }
  }
}
