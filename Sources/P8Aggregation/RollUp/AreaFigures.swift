package import P8Model

/// The figures of one area for one period, put together but not yet shown: what a table needs, without reports.
///
/// Areas are closed: no report of one changes the figures of another (``P8Model/UnitCatalogue/rollUpArea(of:)``). So
/// they can be computed apart, kept, and put together again.
package struct AreaFigures: Sendable {
  /// The period.
  package let period: Period
  /// The structure in which units are shown.
  package let structure: UnitStructure
  var sums: [UnitCode: FigureSums]
  var tallies: [UnitCode: RollUpTally]
  var cumulativeSince: CalendarDate?

  /// The same without villages: what stands at a village is added to its commune.
  package func byCommune() -> AreaFigures {
    var result = AreaFigures(
      period: period, structure: structure, sums: [:], tallies: [:], cumulativeSince: cumulativeSince)
    for (unit, sum) in sums { result.sums[unit.communeOfVillage ?? unit, default: FigureSums()].add(sum) }
    for (unit, tally) in tallies {
      result.tallies[unit.communeOfVillage ?? unit, default: RollUpTally()].add(tally)
    }
    return result
  }

  /// Adds the figures of another area of the same period and structure.
  mutating func add(_ other: AreaFigures) {
    sums.merge(other.sums) { first, second in
      var sum = first
      sum.add(second)
      return sum
    }
    tallies.merge(other.tallies) { first, second in
      var tally = first
      tally.add(second)
      return tally
    }
    cumulativeSince = [cumulativeSince, other.cumulativeSince].compactMap(\.self).min()
  }
}

// MARK: - As bytes

extension AreaFigures {
  /// Changed with every change of the form or meaning of the bytes, so that kept ones are not misread.
  package static let encodingVersion = 6

  /// The figures as bytes, the same for the same figures.
  package func encoded() -> [UInt8] {
    var writer = FigureWriter()
    writer.write(cumulativeSince?.description ?? "")
    writer.write(sums.count)
    for (unit, sum) in sums.sorted(by: { $0.key < $1.key }) {
      writer.write(unit.code)
      writer.write(sum.sums.count)
      for (figure, value) in sum.sums.sorted(by: { $0.key < $1.key }) {
        writer.write(figure)
        writer.write(value.value)
        writer.write(value.known)
        writer.write(value.unknown)
        writer.write(value.overflowed ? 1 : 0)
      }
      for forms in [sum.formsEver, sum.formsSeveralInPeriod, sum.formsSeveralInPhase] {
        writer.write(forms.sorted())
      }
      for sections in [sum.toldEver, sum.toldInPeriod, sum.toldInPhase, sum.reportedInPeriod] {
        writer.write(sections.sorted())
      }
    }
    writer.write(tallies.count)
    for (unit, tally) in tallies.sorted(by: { $0.key < $1.key }) {
      writer.write(unit.code)
      for count in tally.counts { writer.write(count) }
      writer.write(tally.raised.sorted().map(\.description))
    }
    return writer.bytes
  }

  /// Reads what ``encoded()`` wrote; nil for anything else.
  package init?(_ bytes: [UInt8], period: Period, structure: UnitStructure) {
    self.init(period: period, structure: structure, sums: [:], tallies: [:], cumulativeSince: nil)
    var reader = FigureReader(bytes)
    guard let since = reader.text(), let units = reader.number() else { return nil }
    cumulativeSince = CalendarDate(iso: since)
    sums.reserveCapacity(units)
    for _ in 0..<units {
      guard let unit = reader.text().flatMap({ UnitCode($0, structure: structure) }), let sum = reader.sums()
      else { return nil }
      sums[unit] = sum
    }
    guard let places = reader.number() else { return nil }
    for _ in 0..<places {
      guard let unit = reader.text().flatMap({ UnitCode($0, structure: structure) }),
        let tally = reader.tally()
      else { return nil }
      tallies[unit] = tally
    }
    guard reader.isAtEnd else { return nil }
  }
}

/// Writes numbers and texts one after another.
private struct FigureWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ number: Int) {
    var rest = UInt(bitPattern: number)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func write(_ text: String) {
    write(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  /// Whole numbers, which nearly all are, as such; others in their plain form.
  mutating func write(_ value: ExactDecimal) {
    if let integer = value.integer {
      write(0)
      write(integer)
    } else {
      write(1)
      write(value.description)
    }
  }

  mutating func write(_ numbers: [Int]) {
    write(numbers.count)
    for number in numbers { write(number) }
  }

  mutating func write(_ texts: [String]) {
    write(texts.count)
    for text in texts { write(text) }
  }
}

/// Reads what ``FigureWriter`` wrote; nil where the bytes are others.
private struct FigureReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }

  mutating func number() -> Int? {
    var result: UInt = 0
    var shift: UInt = 0
    while position < bytes.count, shift < 64 {
      let byte = bytes[position]
      position += 1
      result |= UInt(byte & 0x7F) << shift
      if byte < 0x80 { return Int(bitPattern: result) }
      shift += 7
    }
    return nil
  }

  mutating func text() -> String? {
    guard let count = number(), count >= 0, count <= bytes.count - position else { return nil }
    let text = String(decoding: bytes[position..<position + count], as: UTF8.self)
    position += count
    return text
  }

  mutating func decimal() -> ExactDecimal? {
    switch number() {
    case 0: number().map { ExactDecimal($0) }
    case 1: text().flatMap { ExactDecimal($0) }
    default: nil
    }
  }

  mutating func numbers() -> [Int]? {
    guard let count = number(), count >= 0, count <= bytes.count - position else { return nil }
    var numbers: [Int] = []
    for _ in 0..<count {
      guard let number = number() else { return nil }
      numbers.append(number)
    }
    return numbers
  }

  mutating func texts() -> [String]? {
    guard let count = number(), count >= 0, count <= bytes.count - position else { return nil }
    var texts: [String] = []
    for _ in 0..<count {
      guard let text = text() else { return nil }
      texts.append(text)
    }
    return texts
  }

  mutating func sums() -> FigureSums? {
    guard let count = number(), count >= 0, count <= bytes.count - position else { return nil }
    var result = FigureSums()
    result.sums.reserveCapacity(count)
    for _ in 0..<count {
      guard let figure = number(), let value = decimal(), let known = number(),
        let unknown = number(), let overflowed = number()
      else { return nil }
      result.sums[figure] = FigureSums.Sum(
        value: value, known: known, unknown: unknown, overflowed: overflowed == 1)
    }
    guard let ever = texts(), let severalInPeriod = texts(), let severalInPhase = texts(),
      let toldEver = numbers(), let toldInPeriod = numbers(), let toldInPhase = numbers(),
      let reportedInPeriod = numbers()
    else { return nil }
    result.formsEver = Set(ever)
    result.toldEver = Set(toldEver)
    result.toldInPeriod = Set(toldInPeriod)
    result.toldInPhase = Set(toldInPhase)
    result.reportedInPeriod = Set(reportedInPeriod)
    result.formsSeveralInPeriod = Set(severalInPeriod)
    result.formsSeveralInPhase = Set(severalInPhase)
    return result
  }

  mutating func tally() -> RollUpTally? {
    var counts: [Int] = []
    for _ in RollUpTally().counts {
      guard let count = number() else { return nil }
      counts.append(count)
    }
    guard let texts = texts() else { return nil }
    var raised: Set<UnitCode> = []
    for text in texts {
      let parts = text.split(separator: "@")
      guard parts.count == 2, let structure = UnitStructure(rawValue: String(parts[1])),
        let unit = UnitCode(parts[0], structure: structure)
      else { return nil }
      raised.insert(unit)
    }
    return RollUpTally(counts: counts, raised: raised)
  }
}
