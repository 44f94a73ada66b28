package import P8Model

extension ExchangeRefusal {
  /// So many of one kind are named one by one; of the others the number is told.
  package static let limit = 20

  /// A line for each refusal, those of one kind together.
  package static func lines(_ refusals: [ExchangeRefusal]) -> [LocalizedText] {
    var kinds: [String] = []
    var byKind: [String: [ExchangeRefusal]] = [:]
    for refusal in refusals {
      if byKind[refusal.kind] == nil { kinds.append(refusal.kind) }
      byKind[refusal.kind, default: []].append(refusal)
    }
    return kinds.flatMap { kind -> [LocalizedText] in
      let all = byKind[kind] ?? []
      let more = all.count - limit
      return all.prefix(limit).map(\.text)
        + (more > 0
          ? [LocalizedText(vi: "… và \(more) mục nữa cùng loại", en: "… and \(more) more of this kind")] : [])
    }
  }

  /// One line: what, and why.
  package var text: LocalizedText {
    let (subject, cause) = (subject.text, cause.text)
    return LocalizedText(
      vi: "Không nhận \(subject.vi): \(cause.vi)", en: "Not taken: \(subject.en): \(cause.en)")
  }

  private var kind: String { "\(subject.kind) \(cause.kind)" }
}

extension ExchangeRefusal.Subject {
  fileprivate var kind: String {
    switch self {
    case .village: "village"
    case .report: "report"
    case .step: "step"
    case .logEntry: "log entry"
    }
  }

  fileprivate var text: LocalizedText {
    switch self {
    case .village(let code, let name):
      LocalizedText(vi: "thôn \(code.code) \(name)", en: "village \(code.code) \(name)")
    case .report(let unit, let name, let period, let form):
      LocalizedText(
        vi: "báo cáo \(unit.code) \(name), \(period.name) (\(form))",
        en: "report \(unit.code) \(name), \(period.name) (\(form))")
    case .step(let action, let author, let unit, let period):
      LocalizedText(
        vi: "bước “\(action.name.vi)” của \(author) với báo cáo \(unit.code), \(period.name)",
        en: "step “\(action.name.en)” by \(author) on the report \(unit.code), \(period.name)")
    case .logEntry(let kind, let unit, let day):
      LocalizedText(
        vi: "mục ghi \(kind) của \(unit.code) ngày \(day.formatted(.vi))",
        en: "log entry \(kind) of \(unit.code) on \(day.formatted(.en))")
    }
  }
}

extension ExchangeRefusal.Cause {
  fileprivate var kind: String {
    switch self {
    case .outsideUnit: "outside unit"
    case .outsidePeriod: "outside period"
    case .outsideRights: "outside rights"
    case .unknownUnit: "unknown unit"
    case .unseenSigns: "unseen signs"
    case .noOriginal: "no original"
    case .damagedOriginal: "damaged original"
    case .unreadableOriginal: "unreadable original"
    case .anotherReport: "another report"
    case .figures: "figures"
    case .notCountingThere: "not counting there"
    case .noRight: "no right"
    case .leavesStepOut: "leaves a step out"
    case .changesKnown: "changes known"
    case .faulty: "faulty"
    }
  }

  fileprivate var text: LocalizedText {
    switch self {
    case .outsideUnit(let unit):
      LocalizedText(
        vi: "nằm ngoài đơn vị \(unit.code) mà gói ghi",
        en: "it lies outside \(unit.code), which the bundle is for")
    case .outsidePeriod(let period):
      LocalizedText(
        vi: "nằm ngoài kỳ \(period.name) mà gói ghi",
        en: "it lies outside \(period.name), which the bundle is for")
    case .outsideRights(let key):
      LocalizedText(
        vi: "nằm ngoài các đơn vị mà khóa “\(key)” được thay mặt (p8 keys list)",
        en: "it lies outside the units that the key “\(key)” speaks for (p8 keys list)")
    case .unknownUnit:
      LocalizedText(vi: "mã đơn vị không có trong danh mục", en: "there is no unit of this code")
    case .unseenSigns:
      LocalizedText(
        vi: "tên có ký tự điều khiển không nhìn thấy",
        en: "the name holds control characters that are not seen")
    case .noOriginal:
      LocalizedText(
        vi: "không kèm tệp gốc, nên không đối chiếu được; xin nơi gửi chính tệp báo cáo",
        en: "its original is not with it and it cannot be compared; ask the sender for the report's own file")
    case .damagedOriginal:
      LocalizedText(
        vi: "tệp gốc kèm theo đã hỏng (sai mã SHA-256); nơi gửi chạy p8 registry check rồi gửi lại",
        en: "its original is damaged (another SHA-256); the sender runs p8 registry check and sends it again")
    case .unreadableOriginal(let why):
      LocalizedText(vi: "tệp gốc không đọc được: \(why.vi)", en: "its original cannot be read: \(why.en)")
    case .anotherReport(let unit, let period, let form):
      LocalizedText(
        vi: "tệp gốc là báo cáo của \(unit.code), \(period.name) (\(form))",
        en: "its original is the report of \(unit.code), \(period.name) (\(form))")
    case .figures(let cells, let count):
      LocalizedText(
        vi: "số trong gói khác tệp gốc ở \(count) ô: "
          + cells.map { "\($0.name): tệp gốc \($0.original(.vi)), gói \($0.carried(.vi))" }
          .joined(separator: "; "),
        en: "its figures differ from its original in \(English.count(count, "cell")): "
          + cells.map { "\($0.name): original \($0.original(.en)), carried \($0.carried(.en))" }
          .joined(separator: "; "))
    case .notCountingThere(let state, let author):
      LocalizedText(
        vi: "ở nơi gửi \(state.name.vi) (\(author)), nên không được tính",
        en: "there it is \(state.name.en) (\(author)) and does not count")
    case .noRight:
      LocalizedText(
        vi: "không ai có quyền ký bước này; nếu đúng, hãy làm lại bước này ở đây",
        en: "nobody with the right to it signed it; if it is right, take the step here")
    case .leavesStepOut(let state):
      LocalizedText(
        vi: "báo cáo ở đây đang là “\(state.name.vi)”, không đi tiếp bước này được",
        en: "here the report is “\(state.name.en)”, from where the step does not follow")
    case .changesKnown:
      LocalizedText(
        vi: "mục này đã có ở đây; chỉ nơi gửi có khóa được cấp quyền mới sửa được",
        en: "the entry is here already; only a sender whose key has the right may change it")
    case .faulty(let why): why
    }
  }
}

extension ExchangeRefusal.Cell {
  fileprivate var name: String { "\(place.sheet)!\(place.address)" }

  fileprivate func original(_ language: Language) -> String { Self.text(original, language) }
  fileprivate func carried(_ language: Language) -> String { Self.text(carried, language) }

  private static func text(_ value: Value?, _ language: Language) -> String {
    value?.description ?? language.say("trống", "empty")
  }
}
