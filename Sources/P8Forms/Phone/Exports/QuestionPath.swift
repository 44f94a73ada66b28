/// A header of an exported table: the name or label of a question behind those of its groups.
///
/// KoboToolbox sets slashes between them, ODK Central hyphens; our own names hold neither.
struct QuestionPath {
  /// The groups from the outermost to the innermost.
  let groups: [String]
  /// The name or label of the question itself.
  let name: String

  init(_ header: String) {
    let isName = header.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    // A label may hold a hyphen, and a slash in brackets: `Tổ tiết kiệm (tổ/nhóm)`.
    var depth = 0
    let parts = header.split { character in
      switch character {
      case "(": depth += 1
      case ")": depth = max(0, depth - 1)
      default: break
      }
      return depth == 0 && (character == "/" || (isName && character == "-"))
    }.map(String.init)
    groups = Array(parts.dropLast())
    name = parts.last ?? ""
  }

  /// The name without the number that KoboToolbox puts behind names which stand twice in a form.
  var bareName: String {
    let digits = name.suffix(3)
    guard digits.count == 3, digits.utf8.allSatisfy({ $0 &- UInt8(ascii: "0") < 10 }),
      name.dropLast(3).last == "_", name.utf8.count > 4
    else { return name }
    return String(name.dropLast(4))
  }
}
