package import P8Model

extension BundleRefusal {
  /// What is wrong with the bundle.
  package func message(_ path: String) -> LocalizedText {
    switch self {
    case .unreadableHead(let member, let text):
      LocalizedText(
        vi: "Gói báo cáo \(path) không cho biết \(member == "unit" ? "đơn vị" : "kỳ") của nó: “\(text)”",
        en: "The bundle \(path) does not say for which \(member) it is: “\(text)”")
    case .tooLarge(let bound, let limit):
      LocalizedText(
        vi: "Gói báo cáo \(path) quá lớn: tối đa \(ExactDecimal(limit).formatted(.vi)) \(bound.name.vi)",
        en: "The bundle \(path) is too large: at most \(ExactDecimal(limit).formatted(.en)) \(bound.name.en)")
    }
  }

  /// The way out.
  package var advice: LocalizedText {
    switch self {
    case .unreadableHead:
      LocalizedText(
        vi: "Không nhận gì từ gói này. Xin nơi gửi làm lại bằng p8 bundle --unit … --period ….",
        en: "Nothing was taken from it. Ask the sender to make it again with p8 bundle --unit … --period ….")
    case .tooLarge:
      LocalizedText(
        vi: "Không nhận gì từ gói này. Xin nơi gửi chia theo xã hoặc theo kỳ.",
        en: "Nothing was taken from it. Ask the sender for a bundle for each commune or period.")
    }
  }
}

extension BundleRefusal.Bound {
  fileprivate var name: LocalizedText {
    switch self {
    case .bytes: LocalizedText(vi: "byte", en: "bytes")
    case .bytesOfALine: LocalizedText(vi: "byte một dòng", en: "bytes a line")
    case .lines: LocalizedText(vi: "dòng", en: "lines")
    case .villages: LocalizedText(vi: "thôn", en: "villages")
    case .reports: LocalizedText(vi: "báo cáo", en: "reports")
    case .logEntries: LocalizedText(vi: "mục ghi", en: "log entries")
    }
  }
}
