import P8Model

/// What one record adds to one figure of one unit.
struct Contribution: Sendable {
  /// The unit, in the structure of the table.
  let unit: UnitCode
  /// The number of the figure.
  let figure: Int
  /// The number; nil where the record should have one and has not.
  let value: ExactDecimal?
  /// The number of the report.
  let report: Int
  /// The place of the record in the report.
  let record: Int
}

/// The sums of one unit.
struct FigureSums: Sendable {
  /// A sum with what is known of it.
  struct Sum: Sendable {
    var value: ExactDecimal = .zero
    var known = 0
    var unknown = 0
    var overflowed = false

    mutating func add(_ number: ExactDecimal?) {
      guard let number else {
        unknown += 1
        return
      }
      known += 1
      guard let sum = value.adding(number) else {
        overflowed = true
        return
      }
      value = sum
    }

    mutating func add(_ other: Sum) {
      let before = known
      add(other.value)
      known = before + other.known
      unknown += other.unknown
      overflowed = overflowed || other.overflowed
    }
  }

  var sums: [Int: Sum] = [:]
  /// The forms of accepted reports up to the closing date.
  var formsEver: Set<String> = []
  /// The sections of which an accepted report up to the closing date has rows or says that there is nothing: what does
  /// not stand in them is zero.
  var toldEver: Set<Int> = []
  /// The same in the period.
  var toldInPeriod: Set<Int> = []
  /// The same since the beginning of the phase.
  var toldInPhase: Set<Int> = []
  /// The sections that a report of the period says anything of here, be it one of a unit above: what is known of another
  /// section comes from earlier reports only.
  var reportedInPeriod: Set<Int> = []
  /// The forms on which a unit sent more than one report in the period; persons of those are not added.
  var formsSeveralInPeriod: Set<String> = []
  /// The same since the beginning of the phase.
  var formsSeveralInPhase: Set<String> = []

  mutating func add(_ other: FigureSums) {
    for (figure, sum) in other.sums { sums[figure, default: Sum()].add(sum) }
    formsEver.formUnion(other.formsEver)
    toldEver.formUnion(other.toldEver)
    toldInPeriod.formUnion(other.toldInPeriod)
    toldInPhase.formUnion(other.toldInPhase)
    reportedInPeriod.formUnion(other.reportedInPeriod)
    formsSeveralInPeriod.formUnion(other.formsSeveralInPeriod)
    formsSeveralInPhase.formUnion(other.formsSeveralInPhase)
  }
}
