import SpreadsheetML
import VietnameseText

/// What the font of a cell says of its content.
struct CellLook {
  /// Whether the content is struck out.
  let isStruckOut: Bool
  /// The old encoding in which texts of this font are typed; nil for Unicode.
  private let encoding: LegacyEncoding?
  /// Whether the font draws all letters as capitals.
  private let isCapitals: Bool

  static let plain = CellLook(nil)

  init(_ font: CellStyle.Font?) {
    isStruckOut = font?.isStruckThrough ?? false
    let old = font.flatMap { LegacyEncoding.ofFont($0.name) }
    encoding = old?.encoding
    isCapitals = old?.isCapitals ?? false
  }

  /// A text of this font in Unicode; nil where it is that already.
  func decoded(_ text: String) -> String? {
    guard let encoding, !text.utf8.allSatisfy({ $0 < 0x80 }), let decoded = encoding.decode(text) else {
      return nil
    }
    return isCapitals ? decoded.uppercased() : decoded
  }
}
