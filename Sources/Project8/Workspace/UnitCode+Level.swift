package import P8Model

extension UnitCode {
  /// Fails for a level that does not lie below the unit.
  package func requireLevel(_ level: UnitLevel) throws(Failure) {
    let levels = structure.levels
    guard let upper = levels.firstIndex(of: self.level), let lower = levels.firstIndex(of: level),
      lower > upper
    else {
      let there = levels.drop { $0 != self.level }.dropFirst().map(\.rawValue).joined(separator: ", ")
      throw Failure(
        .wrongUse,
        LocalizedText(
          vi: "Không chia \(code) theo cấp \(level.name.vi) được",
          en: "\(code) has no \(level.name.en) level below it"),
        remedy: LocalizedText(
          vi: "Các cấp bên dưới trong cấu trúc \(structure.rawValue): \(there)",
          en: "The levels below in the structure of \(structure.rawValue): \(there)"))
    }
  }

  /// The level right below the unit in its structure; nil where there is none.
  var levelBelow: UnitLevel? { structure.levels.drop { $0 != level }.dropFirst().first }
}
