/// Which sector follows which, as a table of a compound file says it.
struct SectorChains {
  /// Stands for the end of a chain.
  static let end: UInt32 = 0xFFFF_FFFE
  /// Stands for a sector that belongs to no chain.
  static let free: UInt32 = 0xFFFF_FFFF

  /// The sector after each sector.
  private(set) var next: [UInt32] = []

  init(table: [UInt8] = []) { append(table: table) }

  /// Takes what a sector of the table says.
  mutating func append(table: [UInt8]) {
    next += stride(from: 0, to: table.count & ~3, by: 4).map { table.doubleWord($0) }
  }

  /// The sectors of a chain, at most a number of them where it is known how many are wanted.
  func sectors(from first: UInt32, atMost wanted: Int? = nil) throws(WorkbookFault) -> [Int] {
    var result: [Int] = []
    var seen = RowSet()
    var sector = first
    while sector != Self.end, wanted.map({ result.count < $0 }) ?? true {
      guard sector < next.count, seen.insert(Int(sector)) else { throw WorkbookFault(.sectorChain) }
      result.append(Int(sector))
      sector = next[Int(sector)]
    }
    return result
  }
}
