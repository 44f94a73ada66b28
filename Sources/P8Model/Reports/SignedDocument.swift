/// The facts of the signed document by which a report is confirmed, as the office wrote them down.
///
/// A key of `p8` signs files and shows that they are whole; it makes no official document. What was signed stands here,
/// and the hash of the signed file lets anyone find it again.
public struct SignedDocument: Hashable, Sendable {
  /// How it is signed.
  ///
  /// Of a scan nothing is known but that somebody signed somewhere (Law 20/2023/QH15, art. 22–23).
  public enum Signature: String, Hashable, Sendable, CaseIterable {
    /// By hand, on paper.
    case wet
    /// By a digital signature, which equals one by hand.
    case digital
    /// A picture of a signature.
    case scan
  }

  /// Number and symbol as the office's document system gave them: `12/BC-UBND`; empty where they are not told.
  public let number: String
  /// The date of the document.
  public let date: CalendarDate?
  /// The title of who signed: `Chủ tịch UBND xã`; empty where it is not told.
  public let signer: String
  /// How it is signed.
  public let signature: Signature?
  /// The SHA-256 of the signed file.
  public let sha256: String?

  /// Creates the facts.
  public init(
    number: String = "", date: CalendarDate? = nil, signer: String = "", signature: Signature? = nil,
    sha256: String? = nil
  ) {
    self.number = number
    self.date = date
    self.signer = signer
    self.signature = signature
    self.sha256 = sha256
  }

  /// Whether nothing is told.
  public var isEmpty: Bool {
    number.isEmpty && date == nil && signer.isEmpty && signature == nil && sha256 == nil
  }
}

extension SignedDocument {
  /// The facts as an object; what is not told is left out.
  package var json: JSONValue {
    var members: [(String, JSONValue)] = []
    if !number.isEmpty { members.append(("number", .text(number))) }
    if let date { members.append(("date", .text(date.description))) }
    if !signer.isEmpty { members.append(("signer", .text(signer))) }
    if let signature { members.append(("signature", .text(signature.rawValue))) }
    if let sha256 { members.append(("sha256", .text(sha256))) }
    return .object(members)
  }

  /// Reads what ``json`` wrote; nil for anything else.
  package init?(_ json: JSONValue) {
    guard let members = json.members else { return nil }
    for (name, value) in members {
      guard ["number", "date", "signer", "signature", "sha256"].contains(name), value.text != nil else {
        return nil
      }
    }
    let date = json["date"]?.text.flatMap { CalendarDate(iso: $0) }
    let signature = json["signature"]?.text.flatMap { Signature(rawValue: $0) }
    guard (json["date"] == nil) == (date == nil), (json["signature"] == nil) == (signature == nil) else {
      return nil
    }
    self.init(
      number: json["number"]?.text ?? "", date: date, signer: json["signer"]?.text ?? "",
      signature: signature, sha256: json["sha256"]?.text)
  }
}
