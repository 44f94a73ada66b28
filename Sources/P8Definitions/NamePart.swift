/// An id as a part of a name that other programs take: a defined name of a workbook, the id of a form on the phone.
package enum NamePart {
  /// The id with an underscore for all but letters, digits, points and underscores.
  ///
  /// Ids that differ in nothing else would share a name, so the loader refuses the second one.
  package static func of(_ id: String) -> String {
    String(id.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "_") ? $0 : "_" })
  }

  /// Whether two ids share a name; ids are compared with all others of their kind, so plain ones without new texts.
  package static func isShared(_ left: String, _ right: String) -> Bool {
    let (left8, right8) = (left.utf8, right.utf8)
    guard left8.allSatisfy({ $0 < 0x80 }), right8.allSatisfy({ $0 < 0x80 }) else {
      return of(left) == of(right)
    }
    return left8.elementsEqual(right8) { byte($0) == byte($1) }
  }

  private static func byte(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."):
      byte
    default: UInt8(ascii: "_")
    }
  }
}
