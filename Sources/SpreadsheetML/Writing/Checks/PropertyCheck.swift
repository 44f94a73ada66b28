/// Checks what the workbook says about itself.
enum PropertyCheck {
  static func check(_ properties: DocumentProperties) throws(WriteFault) {
    let texts: [(String, String?)] = [
      ("title", properties.title), ("subject", properties.subject), ("author", properties.author),
      ("lastModifiedBy", properties.lastModifiedBy),
      ("keywords", properties.keywords), ("summary", properties.summary), ("category", properties.category),
      ("company", properties.company), ("manager", properties.manager), ("language", properties.language),
    ]
    for case (let name, let text?) in texts where !isWritable(text) { throw WriteFault(.property(name)) }
    for case (let name, let moment?) in [("created", properties.created), ("modified", properties.modified)]
    where SerialDate.serial(of: moment, in: .from1900) == nil { throw WriteFault(.property(name)) }
    var names: Set<String> = []
    for property in properties.custom {
      guard !property.name.isEmpty, property.name.utf16.count <= 255, isWritable(property.name),
        names.insert(property.name.lowercased()).inserted
      else { throw WriteFault(.property(property.name)) }
      let isSound =
        switch property.value {
        case .text(let text): isWritable(text)
        case .number(let number): number.isFinite
        case .date(let moment): SerialDate.serial(of: moment, in: .from1900) != nil
        case .whole, .boolean: true
        }
      guard isSound else { throw WriteFault(.property(property.name)) }
    }
  }

  /// Whether XML can hold the text as it is, at a length that programs take.
  private static func isWritable(_ text: String) -> Bool {
    text.utf16.count <= 32_767
      && text.unicodeScalars.allSatisfy {
        ($0.value >= 0x20 || $0.value == 9 || $0.value == 10 || $0.value == 13) && $0.value & 0xFFFE != 0xFFFE
      }
  }
}
