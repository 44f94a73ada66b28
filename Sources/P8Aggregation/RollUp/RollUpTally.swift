import P8Definitions
import P8Model

/// What a reader must know of how the figures of a unit came about, counted.
struct RollUpTally: Sendable {
  /// Villages by what became of their report.
  var counted = 0
  var held = 0
  var unconfirmed = 0
  var expected = 0
  var partial = 0
  /// Reports of shorter periods that a longer one made superfluous.
  var passedOver = 0
  /// Reports that share some days only with the period, or with its phase.
  var straddling = 0
  /// Models without a report in the period.
  var carriedOver = 0
  /// Models of old units that were found again by name under the new unit.
  var renamed = 0
  /// Rows of a commune about a village that reported itself.
  var ownFirst = 0
  /// Events that another report has, too.
  var toldTwice = 0
  /// Events that a report of an earlier period had already.
  var toldBefore = 0
  /// Models that ended when their village was merged into another one.
  var endedByMerger = 0
  /// Villages of today that are taken for one of before by their name, and those of which it is open which one they are.
  var presumed = 0
  var doubtful = 0
  /// Divided units whose figures stay at a higher unit.
  var raised: Set<UnitCode> = []

  /// The counts one by one, in an order that does not change.
  private static let countPaths: [any WritableKeyPath<RollUpTally, Int> & Sendable] = [
    \.counted, \.held, \.unconfirmed, \.expected, \.partial, \.passedOver, \.straddling, \.carriedOver,
    \.renamed, \.ownFirst, \.toldTwice, \.toldBefore, \.endedByMerger, \.presumed,
    \.doubtful,
  ]

  /// The counts, to be written down.
  var counts: [Int] { Self.countPaths.map { self[keyPath: $0] } }

  init() {}

  init(counts: [Int], raised: Set<UnitCode>) {
    for (path, count) in zip(Self.countPaths, counts) { self[keyPath: path] = count }
    self.raised = raised
  }

  mutating func add(_ other: RollUpTally) {
    for path in Self.countPaths { self[keyPath: path] += other[keyPath: path] }
    raised.formUnion(other.raised)
  }

  /// Counts something that was left out.
  mutating func count(_ reason: Explanation.LeftOut.Reason) {
    switch reason {
    case .held, .unconfirmed, .unapproved, .returned, .withdrawn, .waiting: break  // Counted by village.
    case .straddling: straddling += 1
    case .inLongerPeriod: passedOver += 1
    case .ownReportFirst: ownFirst += 1
    case .toldAgain: toldTwice += 1
    case .toldBefore: toldBefore += 1
    case .renamed: renamed += 1
    case .endedByMerger: endedByMerger += 1
    }
  }

  var coverage: Coverage {
    Coverage(counted: counted, held: held, unconfirmed: unconfirmed, expected: expected)
  }

  /// The notes for a table, in a fixed order.
  func notes(_ definitions: Definitions) -> [LocalizedText] {
    var notes: [LocalizedText] = []
    func note(_ count: Int, _ vi: String, one: String, _ en: String) {
      if count > 0 {
        notes.append(LocalizedText(vi: "\(count) \(vi)", en: count == 1 ? one : "\(count) \(en)"))
      }
    }
    note(
      partial,
      "thôn chỉ báo cáo một phần của kỳ: số của thôn đó có trong bảng nhưng thôn chưa tính là đã báo cáo.",
      one:
        "1 village reported a part of the period only: its figures are in, but it does not count as reporting.",
      "villages reported a part of the period only: their figures are in, but they do not count as reporting."
    )
    note(
      passedOver, "báo cáo của kỳ ngắn không cộng thêm, vì báo cáo của kỳ dài hơn đã gồm những ngày đó.",
      one: "1 report of a shorter period was not added, because a report of a longer period has its days.",
      "reports of shorter periods were not added, because a report of a longer period has their days.")
    note(
      straddling,
      "báo cáo chỉ trùng một phần ngày với kỳ này, hoặc vắt qua ngày đầu giai đoạn, nên không tính.",
      one:
        "1 report shares some days only with this period, or lies across the first day of its phase, and is not counted.",
      "reports share some days only with this period, or lie across the first day of its phase, and are not counted."
    )
    note(
      carriedOver, "mô hình không được báo cáo trong kỳ, lấy theo báo cáo gần nhất trước đó.",
      one: "1 model was not reported in the period and stands as the last report before has it.",
      "models were not reported in the period and stand as the last report before has them.")
    note(
      renamed, "mô hình của xã cũ được báo cáo lại với cùng tên ở xã mới, chỉ tính một lần.",
      one: "1 model of an old commune was reported again by the same name in the new one and counts once.",
      "models of old communes were reported again by the same name in the new one and count once.")
    note(
      ownFirst, "dòng trong báo cáo xã về thôn đã tự báo cáo, không cộng thêm.",
      one: "1 row of a commune report is about a village that reported itself and was not added.",
      "rows of commune reports are about villages that reported themselves and were not added.")
    note(
      toldTwice, "sự kiện được nhiều đơn vị hoặc nhiều báo cáo cùng kể, chỉ tính một lần.",
      one: "1 event was told by more than one unit or report and counts once.",
      "events were told by more than one unit or report and count once.")
    note(
      toldBefore, "sự kiện đã được báo cáo ở kỳ trước, không tính lại trong kỳ này.",
      one: "1 event had been told in an earlier period and does not count again in this one.",
      "events had been told in an earlier period and do not count again in this one.")
    for (count, text) in [
      (endedByMerger, ReportText.modelsEnded), (presumed, .villagesPresumed), (doubtful, .villagesDoubtful),
    ] where count > 0 {
      notes.append(definitions.texts.filled(text, with: ["count": String(count)]))
    }
    if !raised.isEmpty {
      let shown = raised.sorted().prefix(5).map { definitions.units[$0]?.name ?? $0.code }.joined(
        separator: ", ")
      let more = raised.count > 5 ? ", …" : ""
      notes.append(
        LocalizedText(
          vi:
            "Số của \(raised.count) đơn vị cũ bị chia để ở cấp trên, không phân bổ theo ước đoán: \(shown)\(more).",
          en:
            "Figures of \(English.count(raised.count, "divided old unit")) stay at a higher unit, "
            + "not apportioned by guess: \(shown)\(more)."))
    }
    return notes
  }
}
