/// The fields of a form or of a query, in their order; a name may come several times.
package struct FormFields: Hashable, Sendable {
  /// More fields than a page of ours can have.
  package static let maximumCount = 5_000

  private var fields: [(name: String, value: String)] = []

  package init() {}

  /// Reads `name=value&name=value`; nil where it is no such text, or has too many fields.
  package init?(urlEncoded text: String) {
    for part in text.utf8.split(separator: UInt8(ascii: "&")) {
      let sides = part.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = sides.first.flatMap({ Self.decoded($0) }),
        let value = sides.count > 1 ? Self.decoded(sides[1]) : "", fields.count < Self.maximumCount
      else { return nil }
      fields.append((name, value))
    }
  }

  /// The first value of a name; nil where there is none.
  package subscript(_ name: String) -> String? { fields.first { $0.name == name }?.value }

  /// All values of a name.
  package func values(of name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

  /// The names, each as often as it comes.
  package var names: [String] { fields.map(\.name) }

  package mutating func append(_ name: String, _ value: String) { fields.append((name, value)) }

  /// The fields as a query.
  package var urlEncoded: String {
    fields.map { "\(Self.encoded($0.name))=\(Self.encoded($0.value))" }.joined(separator: "&")
  }

  package static func == (left: FormFields, right: FormFields) -> Bool {
    left.fields.elementsEqual(right.fields) { $0 == $1 }
  }

  package func hash(into hasher: inout Hasher) {
    for (name, value) in fields {
      hasher.combine(name)
      hasher.combine(value)
    }
  }

  /// A text with every byte that is not plain written as `%41`.
  package static func encoded(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let hexadecimal = String(byte, radix: 16, uppercase: true)
        result += hexadecimal.count == 1 ? "%0\(hexadecimal)" : "%\(hexadecimal)"
      }
    }
    return result
  }

  /// The text of bytes in which `+` is a space and `%41` a byte; nil where a sequence is cut or is no UTF-8.
  private static func decoded(_ bytes: some Collection<UInt8>) -> String? {
    var result: [UInt8] = []
    var rest = bytes.makeIterator()
    while let byte = rest.next() {
      switch byte {
      case UInt8(ascii: "+"): result.append(UInt8(ascii: " "))
      case UInt8(ascii: "%"):
        guard let high = rest.next().flatMap(Self.digit), let low = rest.next().flatMap(Self.digit) else {
          return nil
        }
        result.append(high << 4 | low)
      default: result.append(byte)
      }
    }
    return String(validating: result, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}
