/// Cleans a text at the door, so that one word has one form from then on.
///
/// Text is brought to Unicode form NFC, spaces of every kind to single spaces, and characters nobody sees are
/// dropped. What was done is reported, so that it can be shown to the sender.
public enum NormalForm {
  /// What was changed in a text; none of it changes what a person reads.
  package struct Changes: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Letters and their marks were joined (NFD, Windows-1258).
    package static let composed = Changes(rawValue: 1)
    /// `ð` and `Ð` became `đ` and `Đ`.
    package static let repairedLetters = Changes(rawValue: 2)
    /// Non-breaking, thin, double and other spaces became single spaces.
    package static let spaces = Changes(rawValue: 4)
    /// Zero-width and control characters were dropped.
    package static let invisible = Changes(rawValue: 8)
    /// Spaces at the ends were dropped.
    package static let trimmed = Changes(rawValue: 16)
  }

  /// What becomes of line breaks inside a text.
  public enum LineBreaks: Sendable {
    /// They become spaces, as in names.
    case fold
    /// They stay, as in remarks; `\r\n` becomes `\n`.
    case keep
  }

  /// The clean form of a text, and what was changed.
  ///
  /// Old encodings must be decoded before: this drops U+00AD, which is `ư` in TCVN3.
  public static func clean(_ text: String, lineBreaks: LineBreaks = .fold) -> CleanText {
    if QuickCheck.isClean(text) { return CleanText(text: text, changes: []) }
    var cleaner = ScalarCleaner(lineBreaks: lineBreaks)
    cleaner.read(text.unicodeScalars)
    var changes = cleaner.changes
    let joined = Composition.composed(cleaner.scalars)
    if joined.didChange { changes.insert(.composed) }
    return CleanText(text: joined.text, changes: changes)
  }

  /// The text in Unicode form NFC, with nothing else changed.
  public static func composed(_ text: String) -> String {
    if QuickCheck.isComposed(text) { return text }
    return Composition.composed(Array(text.unicodeScalars)).text
  }
}

/// A clean text, and what was changed to make it so.
public struct CleanText: Hashable, Sendable {
  /// The clean text.
  public let text: String
  /// What was changed; empty for most texts.
  package let changes: NormalForm.Changes
}
