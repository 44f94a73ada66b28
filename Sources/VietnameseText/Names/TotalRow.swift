/// Rows of a sheet that add up other rows and must not be read as data.
package enum TotalRow: Hashable, Sendable {
  /// The total of the sheet: `Tổng cộng`, `Toàn xã`.
  case total
  /// The total of a part: `Cộng thôn Tân Bình`, `Cộng I`.
  case subtotal

  /// Recognises a total row by its first cells that hold a text; nil for a row of data.
  ///
  /// Names of places that begin like a total (`Xã Cộng Hòa`, `Tổng Cọt`) are data.
  package static func recognise(_ firstCells: some Sequence<String>) -> TotalRow? {
    for cell in firstCells {
      // Row numbers are short, and what they may mean is looked at below.
      guard cell.utf8.count <= 4 || mayBeTotal(cell) else { return nil }
      let key = SearchKey.exact(cell)
      // Row numbers and letters of enumerations stand before the words.
      if key.isEmpty || key.utf8.count <= 4 && !key.contains(where: { $0.isLetter && !"ivxab".contains($0) })
      {
        continue
      }
      return kind(of: key, hasDiacritics: !SearchKey.hasNoDiacritics(key))
    }
    return nil
  }

  /// Whether a text may begin like a total by its first letter: making the key of a text takes longer, and most rows are
  /// data.
  private static func mayBeTotal(_ text: String) -> Bool {
    guard let first = text.utf8.first(where: { $0 | 0x20 >= UInt8(ascii: "a") }) else { return true }
    return first >= 0x80 || "cgst".utf8.contains(first | 0x20) || text.utf8.first.map { $0 < 0x41 } ?? true
  }

  private static func kind(of key: String, hasDiacritics: Bool) -> TotalRow? {
    let words = key.split { " :()+.,;-–/*".contains($0) }.map(String.init)
    let keys = words.map { hasDiacritics ? SearchKey.placementFree($0) : $0 }
    guard let opening = openings.first(where: { keys.starts(with: $0.keys(hasDiacritics)) }) else {
      return nil
    }
    let rest = Array(words.dropFirst(opening.plain.count))
    if rest.isEmpty { return opening.kind }
    if opening.standsAlone {
      // `Toàn xã Ea Lâm` is the total of that commune.
      return .total
    }
    if rest.allSatisfy(isReference) { return .subtotal }
    // `Cộng 6 tháng đầu năm`.
    guard let first = rest.first(where: { !$0.allSatisfy(\.isASCIIDigit) }) else { return nil }
    if wholes.contains(where: { same(first, $0, hasDiacritics) }) { return .total }
    return levels.contains { same(first, $0, hasDiacritics) } ? .subtotal : nil
  }

  private static func same(_ word: String, _ known: String, _ hasDiacritics: Bool) -> Bool {
    hasDiacritics
      ? SearchKey.placementFree(word) == SearchKey.placementFree(known) : word == SearchKey.undiacritic(known)
  }

  /// `I`, `1`, `a`, as in `Cộng (I + II)`.
  private static func isReference(_ word: String) -> Bool {
    word.allSatisfy { $0.isASCIIDigit || "ivxabc=".contains($0) }
  }

  private struct Opening {
    let folded: [String]
    let plain: [String]
    let kind: TotalRow
    /// Whether anything may follow.
    let standsAlone: Bool

    init(_ text: String, _ kind: TotalRow, standsAlone: Bool = false) {
      let words = text.split(separator: " ").map(String.init)
      (folded, plain) = (words.map(SearchKey.placementFree), words.map(SearchKey.undiacritic))
      (self.kind, self.standsAlone) = (kind, standsAlone)
    }

    func keys(_ hasDiacritics: Bool) -> [String] { hasDiacritics ? folded : plain }
  }

  /// Longer openings first.
  private static let openings: [Opening] = [
    Opening("tổng cộng", .total), Opening("tổng số", .total), Opening("tổng hợp", .total),
    Opening("tổng chung", .total),
    Opening("cộng dồn", .total), Opening("cộng chung", .total), Opening("tổng", .total),
    Opening("cộng", .total),
    Opening("toàn xã", .total, standsAlone: true), Opening("toàn phường", .total, standsAlone: true),
    Opening("toàn huyện", .total, standsAlone: true), Opening("toàn tỉnh", .total, standsAlone: true),
    Opening("toàn thị trấn", .total, standsAlone: true), Opening("toàn thị xã", .total, standsAlone: true),
    Opening("toàn thành phố", .total, standsAlone: true), Opening("toàn thôn", .total, standsAlone: true),
    Opening("toàn quốc", .total), Opening("cả nước", .total), Opening("cả xã", .total),
    Opening("cả huyện", .total),
    Opening("cả tỉnh", .total), Opening("grand total", .total), Opening("total", .total),
    Opening("subtotal", .subtotal),
    Opening("sub total", .subtotal), Opening("sum", .total),
  ]

  private static let wholes = ["toàn", "cả", "chung", "các", "của", "tất", "số"]

  private static let levels = [
    "thôn", "buôn", "bản", "làng", "ấp", "xóm", "khu", "tổ", "xã", "phường", "thị", "huyện", "quận", "thành",
    "tỉnh", "mục",
    "phần", "nhóm", "trang", "tháng", "quý", "năm", "cụm", "vùng",
  ]
}
