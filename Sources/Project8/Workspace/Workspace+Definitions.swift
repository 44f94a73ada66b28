import P8DefinitionFiles
package import P8Definitions
public import P8Model

extension Workspace {
  /// The faults of a folder of definitions, each with its place and what to do.
  public struct DefinitionReport: Sendable {
    /// A text for each fault.
    public let faults: [LocalizedText]
    /// One line on the whole.
    public let summary: LocalizedText
  }

  /// Checks the definitions of a folder.
  ///
  /// - Parameter folder: The folder; nil to look for it.
  /// - Returns: The faults; none where all is well.
  /// - Throws: ``Failure`` where there is none.
  public static func definitionFaults(in folder: String?) throws(Failure) -> DefinitionReport {
    let outcome: DefinitionsLoader.Outcome
    let path: String
    do {
      let found = try DefinitionsFolder.find(named: folder)
      path = found.path
      outcome = DefinitionsLoader(folder: found).check()
    } catch {
      throw Failure(.input, error.message, remedy: error.hint)
    }
    let faults = outcome.faults.map { fault in
      let line = Self.line(fault)
      return LocalizedText(vi: "\(line.vi)\n    → \(fault.hint.vi)", en: "\(line.en)\n    → \(fault.hint.en)")
    }
    guard let definitions = outcome.definitions else {
      return DefinitionReport(
        faults: faults,
        summary: LocalizedText(
          vi: "\(faults.count) lỗi trong \(path)", en: "\(English.count(faults.count, "fault")) in \(path)"))
    }
    let counts = (
      definitions.indicators.count, definitions.records.count, definitions.forms.count,
      definitions.rules.count
    )
    return DefinitionReport(
      faults: [],
      summary: LocalizedText(
        vi:
          "\(path): không có lỗi. \(counts.0) chỉ số, \(counts.1) mô hình và sự kiện, \(counts.2) biểu, \(counts.3) quy tắc.",
        en:
          "\(path): no fault. \(English.count(counts.0, "indicator")), \(counts.1) models and events, \(counts.2) forms, \(counts.3) rules."
      ))
  }

  /// The list of indicators, or the reference sheet of one.
  ///
  /// - Throws: ``Failure`` of wrong use for an unknown code.
  public func describe(indicator code: String?, language: Language) throws(Failure) -> String {
    guard let code else {
      return definitions.indicators.map { indicator in
        "\(indicator.code)\t\(indicator.name[language]) (\(measureName(indicator, language)))"
      }.joined(separator: "\n")
    }
    let indicator = try self.indicator(code)
    let reference = indicator.reference
    let words: [(LocalizedText, String)] = [
      (LocalizedText(vi: "Nội dung", en: "Content"), contentName(indicator.content, language)),
      (LocalizedText(vi: "Đơn vị tính", en: "Unit of measure"), measureName(indicator, language)),
      (LocalizedText(vi: "Được tính", en: "Counted"), reference.counted[language]),
      (LocalizedText(vi: "Không tính", en: "Not counted"), reference.notCounted[language]),
      (LocalizedText(vi: "Nguồn số liệu", en: "Source of data"), reference.dataSource[language]),
      (LocalizedText(vi: "Định kỳ", en: "Frequency"), reference.frequency[language]),
      (LocalizedText(vi: "Trách nhiệm", en: "Responsible"), reference.responsible[language]),
      (LocalizedText(vi: "Căn cứ", en: "Legal basis"), reference.legalBasis[language]),
      (LocalizedText(vi: "Số gốc", en: "Baseline"), reference.baseline[language]),
      (LocalizedText(vi: "Hạn chế", en: "Limits"), reference.limits[language]),
      (
        LocalizedText(vi: "Định nghĩa tại", en: "Defined in"),
        "\(indicator.source.file):\(indicator.source.line)"
      ),
    ]
    let targets = definitions.targets.filter { $0.indicator == indicator.code }.map { target in
      let name = definitions.units[target.unit]?.name ?? target.unit.code
      let value =
        target.value?.formatted(language) ?? LocalizedText(vi: "chưa có số", en: "no number")[language]
      return "  \(name): \(value) (\(target.label.rawValue); \(target.citation[language]))"
    }
    var lines = ["\(indicator.code) \(indicator.name[language])"] + words.map { "\($0.0[language]): \($0.1)" }
    if !targets.isEmpty {
      lines.append(LocalizedText(vi: "Chỉ tiêu:", en: "Targets:")[language])
      lines += targets
    }
    return lines.joined(separator: "\n")
  }

  /// The indicator of a code or id.
  ///
  /// - Throws: ``Failure`` of wrong use for an unknown code.
  package func indicator(_ code: String) throws(Failure) -> Indicator {
    guard let indicator = definitions.indicator(code) else {
      throw Failure(
        .wrongUse, LocalizedText(vi: "Không có chỉ số \(code)", en: "There is no indicator \(code)"),
        remedy: LocalizedText(
          vi: "Xem danh sách: p8 definitions show", en: "See the list: p8 definitions show"))
    }
    return indicator
  }

  private func measureName(_ indicator: Indicator, _ language: Language) -> String {
    definitions.measures[indicator.measure]?.name[language] ?? indicator.measure
  }

  private func contentName(_ number: Int, _ language: Language) -> String {
    let content = definitions.programme.contents.first { $0.number == number }
    return content.map { "\($0.number). \($0.name[language])" } ?? "\(number)"
  }
}
