import VietnameseText

/// Words in the names of files.
enum FileWords {
  /// A name in the letters, digits and hyphens that every file system keeps: `Buôn Bai` is `Buon-Bai`.
  static func ascii(_ text: String) -> String {
    var words: [String] = []
    for word in text.split(separator: " ") {
      let plain = word.unicodeScalars.compactMap { scalar -> String? in
        let letter = SearchKey.undiacritic(String(scalar))
        guard !letter.isEmpty, letter.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        return scalar.properties.isUppercase ? letter.uppercased() : letter
      }.joined().filter { $0.isLetter || $0.isNumber }
      if !plain.isEmpty { words.append(plain) }
    }
    return words.joined(separator: "-")
  }
}
