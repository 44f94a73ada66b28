import GRDB
import P8Model

extension Schema {
  /// Tables, indexes, views and triggers of a database by their names, with what each was made by.
  private static func objects(of database: Database) throws -> [String: String] {
    // What the database itself notes of its tables changes no number.
    let rows = try Row.fetchAll(
      database,
      sql: "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_stat%' ESCAPE '\\'")
    return Dictionary(
      rows.map { ("\($0[0] as String? ?? "") \($0[1] as String? ?? "")", $0[2] as String? ?? "") }
    ) { first, _ in first }
  }

  /// The objects that the steps of the schema make.
  private static let ours = Result {
    let model = try DatabaseQueue()
    try migrate(model) { _ in }
    return try model.read { try objects(of: $0) }
  }

  /// What of a database is not as the steps of the schema make it: a trigger or view that somebody put in can change
  /// numbers without a trace.
  static func strangers(in database: Database) throws -> [AuditFault] {
    let ours = try ours.get()
    let found = try objects(of: database)
    return Set(ours.keys).union(found.keys).sorted().compactMap { name in
      guard found[name] != ours[name] else { return nil }
      return AuditFault(kind: ours[name] == nil ? .foreignObject : .changedObject, subject: name)
    }
  }
}
