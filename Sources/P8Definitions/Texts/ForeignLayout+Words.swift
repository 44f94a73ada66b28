package import P8Model

/// How a file that is not our form is spoken of, in findings as on a terminal.
extension ForeignLayout {
  /// Where unit and period were found: `unit Buôn Bai (22210-01) (cell A5 of Biểu), period 2023 (the name “2023”)`.
  ///
  /// - Parameters:
  ///   - unit: The unit as people see it, with its code.
  ///   - period: The period as people see it.
  ///   - texts: The words.
  package func place(unit: String, period: LocalizedText, in texts: TextCatalogue) -> LocalizedText {
    texts.filled(
      CheckText.understoodPlace,
      with: [
        "unit": LocalizedText(vi: unit, en: unit), "unitSource": Self.words(of: self.unit, in: texts),
        "period": period, "periodSource": Self.words(of: self.period, in: texts),
      ])
  }

  private static func words(of source: Source?, in texts: TextCatalogue) -> LocalizedText {
    switch source {
    case .page(let place):
      texts.filled(CheckText.foundOnPage, with: ["cell": place.address, "sheet": place.sheet])
    case .name(let name): texts.filled(CheckText.foundInName, with: ["name": name])
    case .request, nil: texts[CheckText.foundInRequest]
    }
  }

  /// A part of the form that was recognised: `Teams (sheet Biểu 01): 9 columns, 14 rows`.
  package static func part(
    _ part: ReportSection, title: LocalizedText, in texts: TextCatalogue
  ) -> LocalizedText {
    func same(_ text: String) -> LocalizedText { LocalizedText(vi: text, en: text) }
    return texts.filled(
      CheckText.understoodPart,
      with: [
        "section": title, "sheet": same(part.sheet),
        "columns": same("\(part.columns.count { $0 != nil })"), "rows": same("\(part.rows.count)"),
      ])
  }
}
