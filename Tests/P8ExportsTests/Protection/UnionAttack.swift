import P8Definitions
import P8Model
import TestSupport

import P8Exports

/// What a reader of all tables together can tell of the counts at places: equations, and how far they bound a number.
///
/// Written plainly and without a look at how counts are held back.
struct UnionAttack {
  typealias Place = PlacedCounts.Place
  private typealias Equation = (factors: [Int: Double], value: Double)

  let programme: RandomProgramme
  /// The cells that are shown and those that are held back.
  private(set) var shown: [Cell: Int] = [:]
  private(set) var held: Set<Cell> = []
  private var numbers: [RandomProgramme.Cell: Int] = [:]
  private var variableCount = 0
  private var equations: [Equation] = []
  private var echelon = Echelon(0)

  struct Cell: Hashable, CustomStringConvertible {
    let unit: UnitCode
    let year: Int
    let key: FigureKey
    var description: String { "\(unit) \(year) \(key.name)" }
  }

  /// Places of which the reader knows that they count the same in all years, as nothing new came from them.
  private let unchanged: Set<Place>

  init(_ programme: RandomProgramme, tables: [IndicatorTable], unchanged: Set<Place> = []) {
    (self.programme, self.unchanged) = (programme, unchanged)
    let code = programme.indicator.code
    for table in tables {
      for unit in [table.total] + table.units {
        for key in programme.keys {
          let cell = Cell(unit: unit.unit, year: table.period.year, key: key)
          if let value = unit.value(key, of: code)?.integer { shown[cell] = value }
          if unit.isHeldBack(key, of: code) { held.insert(cell) }
        }
      }
    }
    for place in programme.places { relate(place) }
    for (cell, value) in shown.sorted(by: { "\($0.key)" < "\($1.key)" }) {
      var equation: Equation = ([:], Double(value))
      for place in programme.places(in: cell.unit) {
        equation.factors[number(place, cell.year, cell.key), default: 0] += 1
      }
      equations.append(equation)
    }
    var echelon = Echelon(variableCount)
    equations = equations.filter { echelon.insert($0.factors) }
    self.echelon = echelon
  }

  /// The cell of which a number is the unknown.
  private func unknown(_ place: Place, _ year: Int, _ key: FigureKey) -> RandomProgramme.Cell {
    let year = unchanged.contains(place) ? programme.years.first ?? year : year
    return RandomProgramme.Cell(place: place, year: year, key: key)
  }

  private mutating func number(_ place: Place, _ year: Int, _ key: FigureKey) -> Int {
    let cell = unknown(place, year, key)
    if let number = numbers[cell] { return number }
    numbers[cell] = variableCount
    variableCount += 1
    return variableCount - 1
  }

  /// How the figures of a place hang together: a whole is its parts and, where there may be such, others.
  private mutating func relate(_ place: Place) {
    let indicator = programme.indicator
    for year in programme.years {
      func whole(_ key: FigureKey, _ parts: [(Int, FigureKey)], hasRest: Bool, _ attack: inout UnionAttack) {
        var factors: [Int: Double] = [attack.number(place, year, key): 1]
        for (year, key) in parts { factors[attack.number(place, year, key), default: 0] -= 1 }
        if hasRest {
          factors[attack.variableCount] = -1
          attack.variableCount += 1
        }
        attack.equations.append((factors, 0))
      }
      if indicator.kind == .stock {
        whole(.cumulative, [(year, .inPeriod)], hasRest: true, &self)
      } else if year == programme.years.first {
        whole(.cumulative, [(year, .inPeriod)], hasRest: false, &self)
      } else {
        whole(.cumulative, [(year, .inPeriod), (year - 1, .cumulative)], hasRest: false, &self)
      }
      let base: FigureKey = indicator.kind == .stock ? .cumulative : .inPeriod
      for (_, parts) in Dictionary(grouping: indicator.parts, by: \.dimension).sorted(by: { $0.key < $1.key })
      {
        whole(base, parts.map { (year, .part($0.id)) }, hasRest: parts.count == 1, &self)
      }
    }
  }

  /// Equations of which none follows from the others.
  private struct Echelon {
    private var rows: [(pivot: Int, row: [Double])] = []
    private let count: Int

    init(_ count: Int) { self.count = count }

    /// What is left of a row without what follows from those that are known; nil for nothing.
    private func rest(of factors: [Int: Double]) -> (pivot: Int, row: [Double])? {
      var row = [Double](repeating: 0, count: count)
      for (variable, factor) in factors { row[variable] = factor }
      for (pivot, other) in rows where abs(row[pivot]) > 1e-9 {
        let factor = row[pivot] / other[pivot]
        for index in row.indices where other[index] != 0 { row[index] -= factor * other[index] }
        row[pivot] = 0
      }
      guard let pivot = row.indices.max(by: { abs(row[$0]) < abs(row[$1]) }), abs(row[pivot]) > 1e-6 else {
        return nil
      }
      return (pivot, row)
    }

    /// Takes a row; false where it follows from those before.
    mutating func insert(_ factors: [Int: Double]) -> Bool {
      guard let rest = rest(of: factors) else { return false }
      rows.append(rest)
      return true
    }

    func implies(_ factors: [Int: Double]) -> Bool { rest(of: factors) == nil }
  }

  /// The small counts that are not shown.
  var hiddenSmall: [Cell] {
    programme.units.flatMap { unit in
      programme.years.flatMap { year in
        programme.keys.map { Cell(unit: unit, year: year, key: $0) }
      }
    }.filter { shown[$0] == nil && (1..<5).contains(programme.value($0.unit, $0.year, $0.key)) }
  }

  /// Which of some cells follow from what is shown, as sums and differences of it.
  func recovered(_ cells: [Cell]) -> [Cell] {
    cells.filter { cell in factors(of: cell).map(echelon.implies) ?? false }
  }

  /// A cell as a sum over places.
  private func factors(of cell: Cell) -> [Int: Double]? {
    var factors: [Int: Double] = [:]
    for place in programme.places(in: cell.unit) {
      guard let number = numbers[unknown(place, cell.year, cell.key)] else {
        return nil
      }
      factors[number, default: 0] += 1
    }
    return factors
  }

  /// How small and how great a count of a unit may be; nil for no bound above.
  func bounds(of cell: Cell) -> (least: Double, greatest: Double?)? {
    guard var factors = factors(of: cell) else { return nil }
    factors[variableCount] = -1
    var bounds = LinearBounds(variableCount + 1, equations: equations + [(factors, 0)])
    return bounds?.bounds(of: variableCount)
  }
}
