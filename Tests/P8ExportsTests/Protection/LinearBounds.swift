/// How far unknown numbers, none below nought, can go under linear equations: what a reader can compute.
///
/// The simplex method on a dense tableau, with the rule of Bland, so that it ends.
struct LinearBounds {
  private var rows: [[Double]] = []
  private var basis: [Int] = []
  private let variableCount: Int
  private static let tolerance = 1e-7

  /// Prepares equations; nil where no numbers fulfil them.
  ///
  /// - Parameters:
  ///   - variableCount: The number of unknowns.
  ///   - equations: For each the factors of unknowns and the number on the other side.
  init?(_ variableCount: Int, equations: [(factors: [Int: Double], value: Double)]) {
    self.variableCount = variableCount
    let count = equations.count
    let width = variableCount + count + 1
    for (index, equation) in equations.enumerated() {
      var row = [Double](repeating: 0, count: width)
      let sign: Double = equation.value < 0 ? -1 : 1
      for (variable, factor) in equation.factors { row[variable] = sign * factor }
      row[variableCount + index] = 1
      row[width - 1] = sign * equation.value
      rows.append(row)
      basis.append(variableCount + index)
    }
    // First the helping variables, one for each equation, are driven to nought.
    var costs = [Double](repeating: 0, count: width - 1)
    for index in variableCount..<(width - 1) { costs[index] = -1 }
    guard let best = maximize(costs, allowing: width - 1), best > -Self.tolerance else { return nil }
    for row in rows.indices where basis[row] >= variableCount {
      if let column = (0..<variableCount).first(where: { abs(rows[row][$0]) > Self.tolerance }) {
        pivot(row: row, column: column)
      }
    }
  }

  /// The least and greatest value of an unknown; the greatest is nil where there is no bound.
  mutating func bounds(of variable: Int) -> (least: Double, greatest: Double?) {
    var costs = [Double](repeating: 0, count: variableCount + rows.count)
    costs[variable] = -1
    let least = -(maximize(costs, allowing: variableCount) ?? 0)
    costs[variable] = 1
    return (least, maximize(costs, allowing: variableCount))
  }

  private mutating func maximize(_ costs: [Double], allowing limit: Int) -> Double? {
    // The gain of each column in the present basis, kept up by the pivots.
    var gains = costs + [0]
    for (row, variable) in basis.enumerated() where costs[variable] != 0 {
      Self.subtract(rows[row], times: costs[variable], from: &gains)
    }
    var steps = 0
    while true {
      steps += 1
      // The largest gain is the quickest way; the first one cannot run in circles.
      let entering =
        steps < 200
        ? gains[..<limit].indices.max { gains[$0] < gains[$1] }
        : gains[..<limit].firstIndex { $0 > Self.tolerance }
      guard let entering, gains[entering] > Self.tolerance else { return -(gains.last ?? 0) }
      var leaving: (row: Int, ratio: Double)?
      for row in rows.indices where rows[row][entering] > Self.tolerance {
        let ratio = (rows[row].last ?? 0) / rows[row][entering]
        if let best = leaving {
          let isBetter =
            ratio < best.ratio - Self.tolerance
            || (ratio < best.ratio + Self.tolerance && basis[row] < basis[best.row])
          if !isBetter { continue }
        }
        leaving = (row, ratio)
      }
      guard let leaving else { return nil }
      pivot(row: leaving.row, column: entering)
      Self.subtract(rows[leaving.row], times: gains[entering], from: &gains)
    }
  }

  private mutating func pivot(row: Int, column: Int) {
    let factor = rows[row][column]
    for index in rows[row].indices { rows[row][index] /= factor }
    let source = rows[row]
    for other in rows.indices where other != row && abs(rows[other][column]) > 1e-12 {
      Self.subtract(source, times: rows[other][column], from: &rows[other])
    }
    basis[row] = column
  }

  private static func subtract(_ row: [Double], times factor: Double, from other: inout [Double]) {
    for index in row.indices where row[index] != 0 { other[index] -= factor * row[index] }
  }
}
