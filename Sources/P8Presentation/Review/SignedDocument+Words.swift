import P8Model

extension SignedDocument {
  /// The facts in a line.
  func text(_ language: Language) -> String {
    [
      number, date?.formatted(language) ?? "", signer, signature?.name[language] ?? "",
      sha256.map { "SHA-256 \($0.prefix(12))…" } ?? "",
    ].filter { !$0.isEmpty }.joined(separator: ", ")
  }
}

extension SignedDocument.Signature {
  fileprivate var name: LocalizedText {
    switch self {
    case .wet: LocalizedText(vi: "ký tay", en: "signed by hand")
    case .digital: LocalizedText(vi: "ký số", en: "signed digitally")
    case .scan: LocalizedText(vi: "bản quét", en: "scan")
    }
  }
}
