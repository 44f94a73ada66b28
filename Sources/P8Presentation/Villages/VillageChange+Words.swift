package import P8Model

extension VillageChange.Kind {
  package var name: LocalizedText {
    switch self {
    case .carry: LocalizedText(vi: "nối sang danh mục mới", en: "carried over")
    case .rename: LocalizedText(vi: "đổi tên", en: "renamed")
    case .retype: LocalizedText(vi: "đổi loại", en: "retyped")
    case .move: LocalizedText(vi: "chuyển xã", en: "moved")
    case .merge: LocalizedText(vi: "sáp nhập", en: "merged")
    case .split: LocalizedText(vi: "chia tách", en: "split")
    case .close: LocalizedText(vi: "giải thể", en: "closed")
    case .undo: LocalizedText(vi: "hoàn tác", en: "change taken back")
    }
  }
}

extension VillageMerger.Models {
  package var name: LocalizedText {
    switch self {
    case .goOn: LocalizedText(vi: "mô hình tiếp tục", en: "models go on")
    case .consolidated: LocalizedText(vi: "mô hình được củng cố chung", en: "models were consolidated")
    case .dissolved: LocalizedText(vi: "mô hình kết thúc", en: "models ended")
    }
  }
}

extension VillageChange {
  /// The change in a line: its number, day, kind, decision and the villages before and after.
  package func line(_ language: Language) -> String {
    func names(_ villages: [RegisteredVillage]) -> String {
      villages.map { village in
        var text = "\(village.village.code) \(village.village.name)"
        if let to = village.to { text += " (…–\(to))" }
        return text
      }.joined(separator: "; ")
    }
    var parts = ["#\(number)", decision.effective.description, kind.name[language]]
    if !decision.resolution.isEmpty {
      parts.append(
        ([decision.resolution] + [decision.resolutionDate?.description].compactMap(\.self)).joined(
          separator: ", "))
    }
    if let models { parts.append(models.name[language]) }
    let undone = undoneBy.map { language == .vi ? " [đã hoàn tác: #\($0)]" : " [taken back: #\($0)]" } ?? ""
    return parts.joined(separator: " · ") + undone
      + "\n  \(names(before))\n  → \(names(after))\n  \(decision.reason)"
  }
}
