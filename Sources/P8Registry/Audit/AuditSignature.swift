package import ContentDigest
import GRDB
import P8Model

/// A signature over the audit log up to an entry; it is an entry itself, the next one.
///
/// Whoever writes a signed log anew can compute its hashes, but not the signature.
struct AuditSignature {
  /// The action of such an entry.
  static let action = "audit.signed"

  /// The key that is said to have signed.
  let key: PublicKey
  private let signature: [UInt8]

  /// Reads the particulars of an entry; nil where it holds no signature.
  init?(_ members: [(String, JSONValue)]) {
    let values = JSONValue.object(members)
    guard let key = (values["key"]?.text).flatMap(PublicKey.init(base64:)),
      let signature = (values["signature"]?.text).flatMap(Base64.bytes(of:))
    else { return nil }
    (self.key, self.signature) = (key, signature)
  }

  /// Whether it is the key's, over a log that ends with an entry of a hash.
  func holds(count: Int64, hash: String) -> Bool {
    key.verifies(signature, of: Self.message(count: count, hash: hash))
  }

  /// What is signed: never anything that could be mistaken for another kind of document.
  static func message(count: Int64, hash: String) -> [UInt8] {
    Array("Project8 audit head 1\n\(count) \(hash)\n".utf8)
  }
}

extension Registry {
  /// Signs the audit log up to its last entry.
  /// - Throws: Why it could not be signed: a log without entries is refused.
  package func signAudit(with key: SigningKey) throws(RegistryFault) {
    try write { database in
      guard
        let row = try Row.fetchOne(
          database, sql: "SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1")
      else { throw refused("the audit log has no entry yet") }
      let count: Int64 = row[0]
      let signature = try key.signature(of: AuditSignature.message(count: count, hash: row[1]))
      try log(
        action: AuditSignature.action, subject: "entry \(count)",
        detail: [("key", key.publicKey.base64), ("signature", Base64.text(of: signature))], in: database)
    }
  }
}
