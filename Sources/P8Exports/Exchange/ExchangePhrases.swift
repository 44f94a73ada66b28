import P8Definitions
import P8Model

/// The words that exchange formats carry where they have no field for a meaning.
enum ExchangePhrases {
  /// What kind of count a series is, and so how it may be added: the first sentence of every description.
  static func kind(of series: ExchangeSeries) -> LocalizedText {
    if series.isRatio {
      return LocalizedText(
        vi: "Tỷ lệ tính lại từ tổng của tử số và mẫu số: không cộng, không lấy trung bình.",
        en: "Quotient of summed parts: never add it up or average it.")
    }
    switch series.count {
    case .inPeriod where series.indicator.overTime == .none:
      return LocalizedText(
        vi: "Số người khác nhau trong kỳ: không cộng các kỳ.",
        en: "Different persons of the period: never add the periods.")
    case .inPeriod where series.indicator.kind == .stock:
      return LocalizedText(
        vi:
          "Số của mô hình thành lập mới hoặc củng cố trong kỳ: mô hình củng cố ở nhiều kỳ được tính ở mỗi kỳ.",
        en: "Of models new or consolidated in the period: one consolidated in several periods counts in each."
      )
    case .inPeriod:
      return LocalizedText(
        vi: "Số phát sinh trong kỳ: cộng các kỳ để có tổng.",
        en: "In-period count: add the periods to get the total.")
    case .cumulative:
      return LocalizedText(
        vi: "Số lũy kế từ đầu giai đoạn: lấy kỳ mới nhất, không cộng các kỳ.",
        en: "Cumulative count: take the newest period.")
    case .atClosing:
      return LocalizedText(
        vi: "Số có ở ngày chốt số liệu: lấy kỳ mới nhất, không cộng các kỳ.",
        en: "Number on the closing date: take the newest period, never add.")
    }
  }

  /// The word of a count beside a name.
  static func name(of count: ExchangeSeries.Count) -> LocalizedText {
    switch count {
    case .inPeriod: LocalizedText(vi: "trong kỳ", en: "in the period")
    case .cumulative: LocalizedText(vi: "lũy kế", en: "cumulative")
    case .atClosing: LocalizedText(vi: "có ở ngày chốt", en: "at the closing date")
    }
  }

  static func name(of level: UnitLevel) -> LocalizedText {
    switch level {
    case .nation: LocalizedText(vi: "Cả nước", en: "Country")
    case .province: LocalizedText(vi: "Tỉnh", en: "Province")
    case .district: LocalizedText(vi: "Huyện", en: "District")
    case .commune: LocalizedText(vi: "Xã", en: "Commune")
    case .village: LocalizedText(vi: "Thôn", en: "Village")
    }
  }

  /// From how many villages a figure comes.
  static func coverage(_ coverage: Coverage) -> LocalizedText {
    let unconfirmed = coverage.unconfirmed
    return LocalizedText(
      vi:
        "Số liệu của \(coverage.counted)/\(coverage.expected) thôn; \(coverage.held) báo cáo giữ lại vì còn lỗi, "
        + (unconfirmed > 0 ? "\(unconfirmed) chưa được xã xác thực, " : "")
        + "\(coverage.missing) chưa nhận.",
      en:
        "Figures of \(coverage.counted) of \(English.count(coverage.expected, "village")); \(English.count(coverage.held, "report")) held for errors, "
        + (unconfirmed > 0 ? "\(unconfirmed) not confirmed by their commune, " : "")
        + "\(coverage.missing) not received.")
  }

  /// The days of a period, where its name alone would mean others.
  static func days(_ period: Period) -> LocalizedText {
    LocalizedText(
      vi: "Kỳ số liệu: \(period.from.formatted(.vi)) đến \(period.to.formatted(.vi)).",
      en: "Period of the data: \(period.from.formatted(.en)) to \(period.to.formatted(.en)).")
  }

  /// What a reader of one number must know: its days where the period's name means others, its coverage where it is
  /// not complete.
  static func remark(on unit: UnitFigures, in table: IndicatorTable) -> LocalizedText? {
    var remarks: [LocalizedText] = []
    if ExchangePeriod.differs(table.period) { remarks.append(days(table.period)) }
    if !unit.coverage.isComplete { remarks.append(coverage(unit.coverage)) }
    guard !remarks.isEmpty else { return nil }
    return LocalizedText(
      vi: remarks.map(\.vi).joined(separator: " "), en: remarks.map(\.en).joined(separator: " "))
  }

  /// Which list of units the codes are of.
  static func structure(_ structure: UnitStructure) -> LocalizedText {
    let name = structure.title
    return LocalizedText(vi: "Danh mục hành chính \(name.vi).", en: "Administrative structure \(name.en).")
  }

  static func definitions(_ definitions: Definitions) -> LocalizedText {
    let hash = definitions.hash.prefix(12)
    return LocalizedText(
      vi: "Định nghĩa phiên bản \(definitions.programme.version) (SHA-256 \(hash)).",
      en: "Definitions version \(definitions.programme.version) (SHA-256 \(hash)).")
  }

  /// All that a reader of the whole must know, a sentence each.
  static func notes(on exchange: ExchangeTable) -> [LocalizedText] {
    let table = exchange.table
    return [coverage(table.total.coverage), days(table.period), structure(table.structure)]
      + table.notes + [definitions(exchange.definitions)]
  }
}

extension ExchangeSeries {
  /// The name of the number: indicator, part, kind of count.
  var name: LocalizedText {
    func text(_ language: Language) -> String {
      let part = part.map { " - \($0.name[language])" } ?? ""
      return "\(indicator.name[language])\(part), \(ExchangePhrases.name(of: count)[language])"
    }
    return LocalizedText(vi: text(.vi), en: text(.en))
  }

  /// What it is, in words: kind of count, what is counted, what is not, limits.
  var explanation: LocalizedText {
    let kind = ExchangePhrases.kind(of: self)
    let reference = indicator.reference
    return LocalizedText(
      vi:
        "\(kind.vi) Tính: \(reference.counted.vi). Không tính: \(reference.notCounted.vi). Hạn chế: \(reference.limits.vi).",
      en:
        "\(kind.en) Counted: \(reference.counted.en). Not counted: \(reference.notCounted.en). Limits: \(reference.limits.en)."
    )
  }
}
