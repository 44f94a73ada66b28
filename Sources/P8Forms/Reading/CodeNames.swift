import P8Model
import VietnameseText

/// The names of a list's codes as people write them, by key.
struct CodeNames {
  /// Codes by a code, name or synonym as it stands in the list, as most cells have it.
  private(set) var written: [String: String] = [:]
  /// Codes by the exact key of a code, name or synonym.
  private var exact: [String: String] = [:]
  /// Codes by the key in which spaces and the place of tones do not matter; nil where two codes share it.
  private var free: [String: String?] = [:]
  /// Codes by the key without diacritics; nil where two codes share it.
  private var bare: [String: String?] = [:]

  init(_ list: CodeList) {
    for item in list.items {
      for spelling in [item.code, item.name.vi, item.name.en] + item.synonyms { add(spelling, item.code) }
    }
    for item in list.items {
      for spelling in [item.code, item.name.vi, item.name.en] + item.synonyms {
        written[spelling] = exact[SearchKey.exact(spelling)]
      }
    }
  }

  private init(_ spellings: [(String, String)]) {
    for (spelling, code) in spellings { add(spelling, code) }
  }

  /// Yes and no where the definitions have no list of them.
  static let truths = CodeNames([
    ("có", "true"), ("yes", "true"), ("true", "true"), ("x", "true"), ("không", "false"), ("no", "false"),
    ("false", "false"),
  ])

  private mutating func add(_ spelling: String, _ code: String) {
    exact[SearchKey.exact(spelling)] = exact[SearchKey.exact(spelling)] ?? code
    Self.add(SearchKey.placementFree(spelling), code, to: &free)
    Self.add(SearchKey.undiacritic(spelling), code, to: &bare)
  }

  private static func add(_ key: String, _ code: String, to table: inout [String: String?]) {
    guard let known = table[key] else {
      table[key] = .some(code)
      return
    }
    if known != code { table[key] = .some(nil) }
  }

  /// The cell of a text: the code for its name, in whatever spelling the list knows.
  ///
  /// A spelling that differs from the list's only in spaces or the place of a tone counts; one that lost its
  /// diacritics is a proposal.
  func cell(_ text: String, value: (String) -> Value) -> ReportCell {
    if let code = written[text] { return ReportCell(text: text, value: value(code)) }
    if let code = exact[SearchKey.exact(text)] ?? free[SearchKey.placementFree(text)] ?? nil {
      return ReportCell(text: text, value: value(code))
    }
    if let code = bare[SearchKey.undiacritic(text)] ?? nil {
      return ReportCell(
        text: text, value: nil,
        defect: ReportCell.Defect(check: IntakeCheck.listSpelling, proposal: value(code), certainty: .likely))
    }
    return ReportCell(text: text, value: nil, defect: ReportCell.Defect(check: IntakeCheck.listUnknown))
  }
}
