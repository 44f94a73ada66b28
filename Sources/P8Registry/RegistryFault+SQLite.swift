import GRDB

extension RegistryFault {
  /// What an error of the database means to the person who meets it.
  init(_ error: any Error, path: String) {
    switch error {
    case let fault as RegistryFault: self = fault
    case let error as DatabaseError:
      self.init(Self.kind(of: error), path: path, detail: error.message ?? error.resultCode.description)
    default: self.init(.inputOutput, path: path, detail: String(describing: error))
    }
  }

  private static func kind(of error: DatabaseError) -> Kind {
    switch error.resultCode {
    case .SQLITE_NOTADB: .notADatabase
    case .SQLITE_BUSY, .SQLITE_LOCKED: .locked
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH: .readOnly
    case .SQLITE_FULL: .diskFull
    case .SQLITE_CORRUPT: .damaged
    case .SQLITE_CANTOPEN: .badPath
    case .SQLITE_CONSTRAINT: .refused
    default: .inputOutput
    }
  }

  /// Runs a body and gives its errors the form of faults.
  static func wrapping<Result>(_ path: String, _ body: () throws -> Result) throws(RegistryFault) -> Result {
    do {
      return try body()
    } catch {
      throw RegistryFault(error, path: path)
    }
  }
}
