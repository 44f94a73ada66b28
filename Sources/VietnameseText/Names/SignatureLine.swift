/// Lines below a table that are signed, not reported: `NGƯỜI LẬP BIỂU`, `TM. BAN CHẤP HÀNH`, `(Ký, ghi rõ họ tên)`,
/// `Ea Lâm, ngày … tháng … năm 2023`.
package enum SignatureLine {
  /// Whether any of the texts of a row belongs to a block of signatures.
  package static func isIn(_ texts: some Sequence<String>) -> Bool { texts.contains(where: isSignature) }

  private static func isSignature(_ text: String) -> Bool {
    // No such line is long, and most cells begin with a digit.
    guard text.utf8.count <= 120, let first = text.unicodeScalars.first(where: { $0 != " " }),
      first == "(" || first.properties.isAlphabetic
    else { return false }
    let words = SearchKey.exact(text).split { !$0.isLetter && !$0.isNumber }
      .map { SearchKey.undiacritic(String($0)) }
    if openings.contains(where: { words.starts(with: $0) }) { return true }
    return isDated(words)
  }

  /// `ngày 5 tháng 1 năm 2024`, also with dots where the figures should be.
  private static func isDated(_ words: [String]) -> Bool {
    guard let day = words.firstIndex(of: "ngai"), let month = words[day...].firstIndex(of: "thang"),
      let year = words[month...].firstIndex(of: "nam")
    else { return false }
    return month - day <= 2 && year - month <= 2
  }

  // Keys have i for y.
  private static let openings: [[String]] = [
    "nguoi lap", "nguoi bao cao", "nguoi tong hop", "nguoi ki", "ke toan", "tm", "t m", "kt", "k t", "tl",
    "t l",
    "tuq", "xac nhan cua", "thu truong", "chu tich", "pho chu tich", "truong thon", "truong buon",
    "truong ban",
    "chi hoi truong", "bi thu", "ki ten", "ki ghi ro", "ki va ghi ro", "ki dong dau", "noi nhan",
  ].map { $0.split(separator: " ").map(String.init) }
}
