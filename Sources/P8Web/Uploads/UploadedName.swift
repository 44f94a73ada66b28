/// The name of a file as somebody's browser sent it, made safe to write to a disk.
package enum UploadedName {
  /// The folders and the name: no more than four, none of which leads up or is hidden, each of at most 120 bytes.
  ///
  /// The name is what officers know the file by and tells of what village it is, so as much of it stays as can.
  package static func parts(of name: String) -> [String] {
    let parts = name.split { $0 == "/" || $0 == "\\" }.map { part in
      let text = part.unicodeScalars.filter { scalar in
        !(scalar.value < 0x20 || 0x7F...0x9F ~= scalar.value || scalar == ":" || scalar == "\""
          || (0x202A...0x202E) ~= scalar.value || (0x2066...0x2069) ~= scalar.value)
      }
      return shortened(String(String.UnicodeScalarView(text)).drop { $0 == "." || $0 == " " })
    }.filter { !$0.isEmpty }
    return parts.isEmpty ? ["file"] : Array(parts.suffix(4))
  }

  /// The text without what is in the middle of a long one: its ending says of what kind it is.
  private static func shortened(_ text: Substring) -> String {
    var name = String(text)
    guard name.utf8.count > 120 else { return name }
    let dot = name.lastIndex(of: ".") ?? name.endIndex
    let ending = name[dot...].utf8.count <= 10 ? String(name[dot...]) : ""
    while name.utf8.count + ending.utf8.count > 120 { name.removeLast() }
    return name + ending
  }
}
