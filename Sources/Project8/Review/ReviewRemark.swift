public import P8Model
import P8Presentation
import P8Registry

/// What is said of one report in a step that was taken with several.
public struct ReviewRemark: Sendable {
  /// The unit whose report it is.
  public let unit: UnitCode
  /// Its name, as the report has it.
  public let unitName: String
  /// The form.
  public let form: String
  /// What is said of it.
  public let words: LocalizedText

  init(_ head: ReportHead, _ words: LocalizedText) {
    (self.unit, self.unitName, self.form) = (head.unit, head.unitName, head.form)
    self.words = words
  }

  /// Remarks for people, in their order: what is true of several reports is said once.
  static func lines(_ remarks: [ReviewRemark], _ language: Language) -> [String] {
    var order: [LocalizedText] = []
    var named: [LocalizedText: [String]] = [:]
    for remark in remarks {
      if named[remark.words] == nil { order.append(remark.words) }
      named[remark.words, default: []].append("\(remark.unit.code) \(remark.unitName) (\(remark.form))")
    }
    return order.map { words in
      let reports = named[words] ?? []
      return "\(ReviewWords.reports(reports)[language]): \(words[language])"
    }
  }
}
