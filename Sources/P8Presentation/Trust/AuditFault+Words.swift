package import P8Model

extension AuditFault {
  /// What was found, in words.
  package var text: LocalizedText {
    let name = AuditSubject.name(of: subject)
    let words = words(of: name)
    guard !detail.isEmpty else { return words }
    return LocalizedText(vi: "\(words.vi) (\(detail))", en: "\(words.en) (\(detail))")
  }

  private func words(of name: LocalizedText) -> LocalizedText {
    switch kind {
    case .gap:
      LocalizedText(vi: "thiếu mục trước \(name.vi)", en: "an entry is missing before \(name.en)")
    case .brokenChain:
      LocalizedText(
        vi: "\(name.vi) không nối tiếp mục trước", en: "\(name.en) does not follow the one before")
    case .changedEntry:
      LocalizedText(vi: "\(name.vi) đã bị sửa", en: "\(name.en) was changed")
    case .forgedSignature:
      LocalizedText(vi: "chữ ký ở \(name.vi) không đúng", en: "the signature in \(name.en) does not hold")
    case .changedReport, .changedLogEntry, .changedRow:
      LocalizedText(vi: "\(name.vi) không còn như lúc được ghi", en: "\(name.en) is not what was written")
    case .missingReport, .missingRow:
      LocalizedText(vi: "\(name.vi) đã bị xóa", en: "\(name.en) is no longer there")
    case .unknownReport, .unknownRow:
      LocalizedText(vi: "\(name.vi) không được ghi qua Project8", en: "\(name.en) was put in from outside")
    case .changedBefore(let entry):
      LocalizedText(
        vi: "\(name.vi) đã bị sửa tay trước mục nhật ký \(entry)",
        en: "\(name.en) was changed by hand before entry \(entry)")
    case .unreadable:
      LocalizedText(vi: "không đọc được \(name.vi)", en: "\(name.en) cannot be read")
    case .changedOriginal:
      LocalizedText(
        vi: "\(name.vi) không còn đúng từng byte như khi nhận",
        en: "\(name.en) has other bytes than it came with")
    case .changedFigures:
      LocalizedText(
        vi: "\(name.vi) bị hỏng hoặc bị sửa; sẽ được cộng lại khi cần",
        en: "\(name.en) are damaged or were changed; they are added up again when asked for")
    case .wrongFigures:
      LocalizedText(
        vi: "\(name.vi) khác với số cộng từ báo cáo", en: "\(name.en) are not what the reports add up to")
    case .foreignObject:
      LocalizedText(vi: "\(name.vi) không phải của Project8", en: "\(name.en) is not of Project8")
    case .changedObject:
      LocalizedText(
        vi: "\(name.vi) của Project8 bị thiếu hoặc bị sửa",
        en: "\(name.en) of Project8 is missing or was changed")
    }
  }
}
