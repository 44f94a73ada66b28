import P8Definitions
import P8Model

/// A record by report and place.
struct RecordPlace: Hashable, Comparable, Sendable {
  let report: Int
  let record: Int

  /// Orders by report, then by row.
  static func < (left: RecordPlace, right: RecordPlace) -> Bool {
    (left.report, left.record) < (right.report, right.record)
  }
}

/// Which records report one event.
///
/// Two records are the same event where they have the same identity (its date and topic) and are about the same
/// unit: their own, or one that either of them names as covered. An event that may be held for several units is
/// the same, too, when a commune and a village of it report it. Events of one day and topic in two communes that do
/// not name each other are two: a whole district may hold them on one day.
struct EventTellings: Sendable {
  /// An event that is reported more than once.
  struct Event: Sendable {
    let number: Int
    /// All units that any of its tellings covers.
    let units: [UnitCode]
    let places: [RecordPlace]

    /// Whether a report had it whose period ended before another began.
    func isTold(before period: Period, in reports: [ReducedReport]) -> Bool {
      places.contains { reports[$0.report].period.to < period.from }
    }
  }

  private let events: [Event]
  private let numbers: [RecordPlace: Int]

  /// Finds the events of reports.
  ///
  /// - Parameters:
  ///   - reports: The reports; those that count nowhere are passed over.
  ///   - closing: The closing date; what closes later reports nothing.
  ///   - indicators: The indicators, which say what a section is.
  ///   - isLeftOut: Whether a record counts nowhere, so that it reports nothing.
  init(
    _ reports: [ReducedReport], until closing: CalendarDate, indicators: CompiledIndicators,
    isLeftOut: (ReducedRecord, ReducedReport) -> Bool
  ) {
    var merger = Merger()
    for (index, report) in reports.enumerated() where report.counts(until: closing) {
      for (number, record) in report.records.enumerated() {
        let section = indicators.sections[record.section]
        guard section.kind == .event, !record.identity.isEmpty, !isLeftOut(record, report) else { continue }
        merger.add(record, at: RecordPlace(report: index, record: number))
      }
    }
    events = merger.events()
    var numbers: [RecordPlace: Int] = [:]
    for event in events {
      for place in event.places { numbers[place] = event.number }
    }
    self.numbers = numbers
  }

  /// The event of a record that is reported more than once; nil for all others.
  func event(at place: RecordPlace) -> Event? { numbers[place].map { events[$0] } }

  /// Of each event the record that counts, among some reports: one that names all units goes first.
  func tellers(among chosen: Set<Int>, of reports: [ReducedReport]) -> [Int: RecordPlace] {
    var tellers: [Int: RecordPlace] = [:]
    for event in events {
      func rank(_ place: RecordPlace) -> Int { reports[place.report].records[place.record].covered.count }
      tellers[event.number] = event.places.filter { chosen.contains($0.report) }.min { left, right in
        rank(left) != rank(right) ? rank(left) > rank(right) : left < right
      }
    }
    return tellers
  }
}

/// Puts records of one event together, in whatever order they come.
private struct Merger {
  private struct Key: Hashable {
    let unit: UnitCode
    let section: Int
    let identity: String
  }

  private struct Telling {
    let place: RecordPlace
    let units: [UnitCode]
  }

  private var tellings: [Telling] = []
  private var first: [Key: Int] = [:]
  private var parents: [Int] = []
  /// Those that were joined with another; nearly all stay alone.
  private var joined: Set<Int> = []
  /// Villages whose commune may report the same.
  private var inCommunes: [(telling: Int, key: Key)] = []

  mutating func add(_ record: ReducedRecord, at place: RecordPlace) {
    let units = record.covered.isEmpty ? [record.unit] : record.covered
    let number = tellings.count
    tellings.append(Telling(place: place, units: units))
    parents.append(number)
    for unit in units {
      let key = Key(unit: unit, section: record.section, identity: record.identity)
      if let other = first[key] {
        join(number, other)
      } else {
        first[key] = number
      }
    }
    for commune in record.communes {
      inCommunes.append((number, Key(unit: commune, section: record.section, identity: record.identity)))
    }
  }

  mutating func events() -> [EventTellings.Event] {
    for (telling, key) in inCommunes {
      if let other = first[key] { join(telling, other) }
    }
    var members: [Int: [Int]] = [:]
    for number in joined.sorted() { members[root(of: number), default: []].append(number) }
    return members.sorted { $0.key < $1.key }.enumerated().map { number, group in
      EventTellings.Event(
        number: number, units: Set(group.value.flatMap { tellings[$0].units }).sorted(),
        places: group.value.map { tellings[$0].place })
    }
  }

  private func root(of number: Int) -> Int {
    var number = number
    while parents[number] != number { number = parents[number] }
    return number
  }

  private mutating func join(_ left: Int, _ right: Int) {
    joined.insert(left)
    joined.insert(right)
    let first = root(of: left)
    let second = root(of: right)
    // The earliest stays the root, so that the result does not depend on the order of joining.
    parents[max(first, second)] = min(first, second)
  }
}
