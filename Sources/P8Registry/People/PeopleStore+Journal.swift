import ContentDigest
import GRDB
package import P8Model

extension PeopleStore {
  private static let firstPrevious = String(repeating: "0", count: 64)

  /// Writes an entry; called within the transaction of what it is about.
  /// - Parameter author: Who did it; whoever holds the store where nil.
  func note(
    _ action: PeopleAction, about: String, detail: String = "", by author: String? = nil,
    in database: Database
  ) throws {
    let last = try Row.fetchOne(
      database, sql: "SELECT number, hash FROM journal ORDER BY number DESC LIMIT 1")
    let number: Int64 = (last?[0] ?? 0) + 1
    let previous: String = last?[1] ?? Self.firstPrevious
    let at = Self.text(try now())
    let author = author ?? self.author
    try database.execute(
      sql: """
        INSERT INTO journal (number, at, author, action, about, detail, previous, hash)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        number, at, author, action.rawValue, about, detail, previous,
        Self.hash([previous, "\(number)", at, author, action.rawValue, about, detail]),
      ])
  }

  /// The entries, oldest first.
  /// - Throws: ``RegistryFault`` where the chain of entries is broken: somebody changed the file by hand.
  package func journal() throws(RegistryFault) -> [PeopleEntry] {
    try read { database in
      var previous = Self.firstPrevious
      var number: Int64 = 0
      return try Row.fetchAll(
        database,
        sql: "SELECT number, at, author, action, about, detail, previous, hash FROM journal ORDER BY number"
      ).map { row in
        number += 1
        let texts: [String] = (1...5).map { row[$0] }
        let hash = Self.hash([previous, "\(number)"] + texts)
        guard row[0] == number, row[6] == previous, row[7] == hash,
          let action = PeopleAction(rawValue: texts[2])
        else { throw PeopleRefusal.file(.damaged("journal \(number)")) }
        previous = hash
        return PeopleEntry(
          number: number, at: texts[0], author: texts[1], action: action, about: texts[3], detail: texts[4])
      }
    }
  }

  private static func hash(_ texts: [String]) -> String {
    ContentDigest.sha256(texts.map { "\($0.utf8.count):\($0)" }.joined())
  }
}
