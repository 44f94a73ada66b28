package import P8Model

extension VillageQuestion {
  /// The question, with the villages that are meant.
  package var message: LocalizedText {
    switch self {
    case .near(let name, let commune, let villages):
      LocalizedText(
        vi:
          "“\(name)” ở xã \(commune.code) gần giống \(Self.list(villages)); chưa ghi để khỏi thành hai thôn",
        en:
          "“\(name)” in commune \(commune.code) is nearly \(Self.list(villages)); not entered, lest it become two"
      )
    case .former(let name, let commune, let villages):
      LocalizedText(
        vi:
          "“\(name)” ở xã \(commune.code) là tên trước đây của \(Self.list(villages)); chưa ghi để khỏi thành hai thôn",
        en:
          "“\(name)” in commune \(commune.code) is a former name of \(Self.list(villages)); not entered, lest it become two"
      )
    case .same(let name, let commune, let villages):
      LocalizedText(
        vi:
          "“\(name)” ở xã \(commune.code) có thể là \(Self.list(villages)) theo danh mục kia; cần người quyết định",
        en:
          "“\(name)” in commune \(commune.code) may be \(Self.list(villages)) of the other structure; decide which"
      )
    }
  }

  /// How it is answered.
  package var remedy: LocalizedText {
    switch self {
    case .near(let name, let commune, let villages), .former(let name, let commune, let villages):
      let code = villages.first?.code.code ?? ""
      return LocalizedText(
        vi:
          "Cùng một thôn: dùng mã \(code). Thôn khác: p8 villages add --unit \(commune.code) --structure \(commune.structure.rawValue) --name \"\(name)\" --new",
        en:
          "The same village: use the code \(code). Another one: p8 villages add --unit \(commune.code) --structure \(commune.structure.rawValue) --name \"\(name)\" --new"
      )
    case .same(let name, let commune, let villages):
      let add =
        "p8 villages add --unit \(commune.code) --structure \(commune.structure.rawValue) --name \"\(name)\""
      let code = villages.first?.code.code ?? ""
      return LocalizedText(
        vi: "Cùng một thôn: \(add) --continues \(code). Thôn mới: \(add) --new",
        en: "The same village: \(add) --continues \(code). A new one: \(add) --new")
    }
  }

  private static func list(_ villages: [Village]) -> String {
    villages.prefix(4).map { "\($0.code.code) \($0.name)" }.joined(separator: ", ")
      + (villages.count > 4 ? ", …" : "")
  }
}
