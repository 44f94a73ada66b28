/// An id as a part of a name that other programs take: a defined name of a workbook, the id of a form on the phone.
package enum NamePart {
  /// The id with an underscore for all but letters, digits, points and underscores.
  ///
  /// Ids that differ in nothing else would share a name, so the loader refuses the second one.
  package static func of(_ id: String) -> String {
    String(id.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "_") ? $0 : "_" })
  }
}
