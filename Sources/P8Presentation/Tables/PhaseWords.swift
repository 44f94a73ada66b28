package import P8Definitions
package import P8Model

/// What people are told of the phases of the programme.
package enum PhaseWords {
  /// Since when the cumulative figures of a period are added up.
  package static func cumulative(of period: Period, _ programme: Programme) -> LocalizedText {
    guard case .inside(let phase) = programme.place(of: period) else { return notCumulative }
    let from = phase.cumulativeFrom
    return LocalizedText(
      vi:
        "Lũy kế từ \(from.formatted(.vi)) (\(phase.name.vi)); với mô hình là số đang có ở ngày chốt, kể cả mô hình có từ trước.",
      en:
        "Cumulative since \(from.formatted(.en)) (\(phase.name.en)); of models, those in existence on the closing date, whenever founded."
    )
  }

  private static let notCumulative = LocalizedText(
    vi: "Không có số lũy kế; với mô hình là số đang có ở ngày chốt.",
    en: "Nothing is cumulative; of models, those in existence on the closing date.")

  /// That a phase begins among the periods of a trend.
  static func begins(_ phase: ProgrammePhase) -> LocalizedText {
    let from = phase.from.formatted
    guard phase.cumulativeFrom == phase.from else {
      return LocalizedText(
        vi:
          "Từ \(from(.vi)) là \(phase.name.vi); lũy kế tính tiếp từ \(phase.cumulativeFrom.formatted(.vi)).",
        en:
          "From \(from(.en)) it is the \(phase.name.en); cumulative figures run on since \(phase.cumulativeFrom.formatted(.en))."
      )
    }
    return LocalizedText(
      vi: "Từ \(from(.vi)) là \(phase.name.vi): lũy kế tính lại từ ngày đó.",
      en: "From \(from(.en)) it is the \(phase.name.en): cumulative figures begin anew on that day.")
  }

  /// What a table of a period outside all phases says of itself.
  package static func notes(on period: Period, _ programme: Programme) -> [LocalizedText] {
    switch programme.place(of: period) {
    case .inside, .across: []
    case .before, .after: [outside(period, programme)]
    }
  }

  /// That a period is of no phase.
  package static func outside(_ period: Period, _ programme: Programme) -> LocalizedText {
    LocalizedText(
      vi:
        "Kỳ \(period.name) (\(days(of: period, .vi))) không thuộc giai đoạn nào của chương trình: \(phases(programme, .vi)).",
      en:
        "The period \(period.name) (\(days(of: period, .en))) is of no phase of the programme: \(phases(programme, .en))."
    )
  }

  /// What to do where a period is of no phase.
  package static let outsideRemedy = LocalizedText(
    vi:
      "Lấy kỳ trong các giai đoạn đó, hoặc thêm giai đoạn vào phases trong indicators/programme.yaml. Xem số của kỳ này bằng p8 table.",
    en:
      "Take a period within these phases, or add a phase under phases in indicators/programme.yaml. p8 table shows the figures of this period."
  )

  /// That a period lies in two phases.
  package static func across(_ period: Period, at boundary: CalendarDate) -> LocalizedText {
    LocalizedText(
      vi:
        "Kỳ \(period.name) (\(days(of: period, .vi))) vắt qua ngày \(boundary.formatted(.vi)), ranh giới giai đoạn: chỉ tiêu và lũy kế hai bên khác nhau.",
      en:
        "The period \(period.name) (\(days(of: period, .en))) goes across \(boundary.formatted(.en)), where a phase begins or ends: targets and cumulative figures differ on both sides."
    )
  }

  /// The way out where a period lies in two phases.
  package static let acrossRemedy = LocalizedText(
    vi: "Lấy kỳ ngắn hơn nằm trong một giai đoạn: quý hoặc tháng trước và sau ngày đó.",
    en: "Take shorter periods that lie in one phase: quarters or months before and after that day.")

  /// What indicators are shown that have a mark, and the mark.
  static func marks(of indicators: [Indicator], _ programme: Programme) -> [LocalizedText] {
    programme.sets.compactMap { set in
      let codes = indicators.filter(set.contains(_:)).map(\.code).joined(separator: ", ")
      guard let mark = set.mark, !codes.isEmpty else { return nil }
      return LocalizedText(vi: "\(codes): \(mark.vi)", en: "\(codes): \(mark.en)")
    }
  }

  /// How the page of an indicator names the reason for which it is not collected.
  package static let notCollected = LocalizedText(vi: "Chưa thu thập", en: "Not collected")

  private static func days(of period: Period, _ language: Language) -> String {
    "\(period.from.formatted(language)) – \(period.to.formatted(language))"
  }

  private static func phases(_ programme: Programme, _ language: Language) -> String {
    programme.phases.map { phase in
      "\(phase.id) (\(phase.from.formatted(language)) – \(phase.to.formatted(language)))"
    }.joined(separator: ", ")
  }
}
