import P8Definitions
import ContentDigest
import P8Exports
public import P8Model
import P8Presentation

extension Verification {
  /// So many places or figures are listed one by one; of the others the number is given.
  private static let limit = 20

  /// What was found, for people.
  public func text(in language: Language) -> String {
    func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }
    let manifest = sealed.manifest
    var lines = [
      "\(file): \(manifest.kind), \(manifest.unitName) (\(manifest.unit)), \(manifest.period.title(language))"
        + (manifest.audience.map { ", " + PublicationWords.name($0)[language] } ?? ""),
      say("Nội dung: ", "Content: ") + contentText[language],
    ]
    if case .changed(let places) = content {
      lines += places.prefix(Self.limit).map { "  - \($0.text[language])" }
      lines += more(places.count, language)
    }
    lines.append(say("Chữ ký: ", "Signature: ") + signerText[language])
    if case .known = signer { lines.append(ManifestWords.noOfficialSignature[language]) }
    if let comparison {
      lines.append(
        say("Số liệu so với sổ: ", "Figures against the registry: ") + Self.text(comparison)[language])
      lines += comparison.deviations.prefix(Self.limit).map { deviation in
        func value(_ value: ExactDecimal?) -> String { value?.formatted(language) ?? say("trống", "empty") }
        return
          "  - \(deviation.unit) \(deviation.indicator) \(deviation.figure) (\(deviation.period)): "
          + say(
            "tệp ghi \(value(deviation.exported)), sổ là \(value(deviation.now))",
            "the file says \(value(deviation.exported)), the registry \(value(deviation.now))")
      }
      lines += more(comparison.deviations.count, language)
    }
    let coverage = manifest.tables.first?.units.first?.coverage
    lines.append(
      say(
        "Tính đến \(manifest.asOf.formatted(.vi)); p8 \(manifest.tool); bộ định nghĩa \(manifest.definitions.version) (\(manifest.definitions.sha256.prefix(12))); \(manifest.inputs.count) báo cáo, \(coverage?.counted ?? 0)/\(coverage?.expected ?? 0) thôn; \(manifest.heldBack) số không công bố.",
        "As of \(manifest.asOf.formatted(.en)); p8 \(manifest.tool); definitions \(manifest.definitions.version) (\(manifest.definitions.sha256.prefix(12))); \(English.count(manifest.inputs.count, "report")), \(coverage?.counted ?? 0) of \(English.count(coverage?.expected ?? 0, "village")); \(English.count(manifest.heldBack, "figure")) held back."
      ))
    lines.append(
      isGood
        ? ManifestWords.good(isSigned: signer != .nobody)[language]
        : say(
          "KHÔNG ĐẠT: đừng dùng tệp này khi chưa hỏi lại nơi gửi.",
          "NOT GOOD: ask the sender before you use this file."))
    return lines.joined(separator: "\n")
  }

  private func more(_ count: Int, _ language: Language) -> [String] {
    guard count > Self.limit else { return [] }
    return [language == .vi ? "  … và \(count - Self.limit) chỗ nữa" : "  … and \(count - Self.limit) more"]
  }

  private var contentText: LocalizedText {
    switch content {
    case .intact: LocalizedText(vi: "còn nguyên từng byte", en: "every byte is as it was written")
    case .savedAnew:
      LocalizedText(
        vi:
          "đã được một phần mềm khác ghi lại; giá trị các ô không đổi, nhưng công thức, định dạng, biểu đồ chưa được so",
        en:
          "another program has saved it anew; the values of the cells are the same, formulas, formats and charts were not compared"
      )
    case .changed: LocalizedText(vi: "đã bị thay đổi", en: "it was changed")
    }
  }

  private var signerText: LocalizedText {
    switch signer {
    case .nobody:
      LocalizedText(
        vi: isSignatureWanted
          ? "không có chữ ký" : "không có chữ ký; ai cũng có thể làm lại cả tệp lẫn kê khai",
        en: isSignatureWanted ? "not signed" : "not signed; anyone could have made file and manifest anew")
    case .missing(let key): ManifestWords.signatureMissing(key.fingerprint)
    case .known(let name, let key):
      LocalizedText(
        vi: "đúng, của \(name) (\(key.fingerprint))", en: "right, by \(name) (\(key.fingerprint))")
    case .unknown(let key):
      LocalizedText(
        vi:
          "đúng, nhưng của khóa chưa biết \(key.fingerprint): đối chiếu với nơi gửi qua điện thoại, rồi p8 keys trust",
        en:
          "right, but by the unknown key \(key.fingerprint): compare it with the sender by telephone, then p8 keys trust"
      )
    case .another(let key):
      LocalizedText(
        vi: "của một khóa khác: \(key.fingerprint)", en: "by another key: \(key.fingerprint)")
    case .forged(let key):
      LocalizedText(
        vi: "SAI: kê khai bị sửa sau khi ký, hoặc chữ ký giả (khóa \(key.fingerprint))",
        en:
          "WRONG: the manifest was changed after it was signed, or the signature is forged (key \(key.fingerprint))"
      )
    }
  }

  private static func text(_ comparison: Comparison) -> LocalizedText {
    let definitions = comparison.hasSameDefinitions
    return LocalizedText(
      vi: (comparison.deviations.isEmpty
        ? "\(comparison.compared) số khớp" : "\(comparison.deviations.count) số khác")
        + (comparison.heldBack > 0 ? "; \(comparison.heldBack) số không công bố, không so" : "")
        + (definitions ? "" : "; bộ định nghĩa đã khác"),
      en: (comparison.deviations.isEmpty
        ? "equal: \(English.count(comparison.compared, "figure"))"
        : "different: \(English.count(comparison.deviations.count, "figure"))")
        + (comparison.heldBack > 0 ? "; \(comparison.heldBack) are held back and were not compared" : "")
        + (definitions ? "" : "; the definitions are others"))
  }

  /// What was found, for programs: one object.
  public var json: String {
    let state: String
    var places: [String] = []
    switch content {
    case .intact: state = "intact"
    case .savedAnew: state = "saved-anew"
    case .changed(let differences):
      state = "changed"
      places = differences.map(\.text.en)
    }
    let (signature, name, key): (String, String?, String?) =
      switch signer {
      case .nobody: ("none", nil, nil)
      case .missing(let key): ("missing", nil, key.base64)
      case .known(let name, let key): ("good", name, key.base64)
      case .unknown(let key): ("unknown-key", nil, key.base64)
      case .another(let key): ("another-key", nil, key.base64)
      case .forged(let key): ("forged", nil, key.base64)
      }
    var members: [(String, JSONValue)] = [
      ("file", .text(file)), ("good", .truth(isGood)), ("content", .text(state)), ("changes", .texts(places)),
      ("signature", .text(signature)), ("signer", .optional(name)), ("key", .optional(key)),
    ]
    if let comparison {
      members.append(
        (
          "figures",
          .object([
            ("compared", .number(comparison.compared)), ("heldBack", .number(comparison.heldBack)),
            ("sameDefinitions", .truth(comparison.hasSameDefinitions)),
            (
              "differences",
              .list(
                comparison.deviations.map { deviation in
                  .object([
                    ("period", .text(deviation.period)), ("unit", .text(deviation.unit)),
                    ("indicator", .text(deviation.indicator)), ("figure", .text(deviation.figure)),
                    ("exported", .optional(deviation.exported?.description)),
                    ("now", .optional(deviation.now?.description)),
                  ])
                })
            ),
          ])
        ))
    }
    var text = ""
    JSONValue.object(members).writeIndented(to: &text, width: 110)
    return text
  }
}
