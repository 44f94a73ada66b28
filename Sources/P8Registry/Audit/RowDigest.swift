import ContentDigest
import GRDB

/// The SHA-256 of the values of a row.
struct RowDigest: Hashable, Sendable {
  private let words: SIMD4<UInt64>

  /// The digest of values of a row of a table: equal ones are equal rows, whatever the texts hold.
  init(of values: some Collection<DatabaseValue>, in table: String) {
    var bytes = Array("row \(table) \(values.count)\n".utf8)
    for value in values {
      switch value.storage {
      case .null: bytes.append(UInt8(ascii: "-"))
      case .int64(let number): bytes.append(contentsOf: "i\(number)".utf8)
      case .double(let number): bytes.append(contentsOf: "d\(number.bitPattern)".utf8)
      case .string(let text):
        bytes.append(contentsOf: "t\(text.utf8.count):".utf8)
        bytes.append(contentsOf: text.utf8)
      case .blob(let data):
        bytes.append(contentsOf: "b\(data.count):".utf8)
        bytes.append(contentsOf: data)
      }
      bytes.append(UInt8(ascii: "\n"))
    }
    var words = SIMD4<UInt64>()
    for (index, byte) in ContentDigest.sha256Bytes(bytes).enumerated() {
      words[index / 8] = words[index / 8] << 8 | UInt64(byte)
    }
    self.words = words
  }

  /// Reads 64 hexadecimal digits.
  init?(hexadecimal text: some StringProtocol) {
    guard text.utf8.count == 64 else { return nil }
    var words = SIMD4<UInt64>()
    for (index, byte) in text.utf8.enumerated() {
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
      default: return nil
      }
      words[index / 16] = words[index / 16] << 4 | UInt64(digit)
    }
    self.words = words
  }

  /// 64 hexadecimal digits.
  var hexadecimal: String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(64)
    for index in 0..<4 {
      for shift in stride(from: 60, through: 0, by: -4) {
        text.append(digits[Int(words[index] >> UInt64(shift) & 15)])
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
