extension Finding.Severity {
  /// What people call it.
  public var name: LocalizedText {
    switch self {
    case .error: LocalizedText(vi: "lỗi", en: "error")
    case .warning: LocalizedText(vi: "cảnh báo", en: "warning")
    case .note: LocalizedText(vi: "lưu ý", en: "note")
    }
  }

  /// A number of findings in words.
  public func counted(_ count: Int, in language: Language) -> String {
    language == .en && count != 1 ? "\(count) \(name.en)s" : "\(count) \(name[language])"
  }
}

extension Finding.Certainty {
  /// What people call it.
  public var name: LocalizedText {
    switch self {
    case .certain: LocalizedText(vi: "chắc chắn", en: "certain")
    case .likely: LocalizedText(vi: "có thể đúng", en: "likely")
    case .guess: LocalizedText(vi: "phỏng đoán", en: "a guess")
    }
  }
}

extension CheckRun.Verdict {
  /// What people call it.
  public var name: LocalizedText {
    switch self {
    case .accepted: LocalizedText(vi: "được nhận", en: "accepted")
    case .held: LocalizedText(vi: "chưa được tổng hợp vì còn lỗi", en: "held, not counted")
    case .rejected: LocalizedText(vi: "không nhận", en: "rejected")
    }
  }
}

extension CheckRun {
  /// The findings by severity in words: `2 lỗi, 1 cảnh báo`.
  public static func counts(_ findings: [Finding], in language: Language) -> String {
    let parts = Finding.Severity.allCases.compactMap { severity -> String? in
      let count = findings.count { $0.severity == severity && $0.isOpen }
      return count == 0 ? nil : severity.counted(count, in: language)
    }
    let open = parts.isEmpty ? [language == .vi ? "không có lỗi" : "no findings"] : parts
    let waived = findings.count { $0.waiver != nil }
    let rest = waived == 0 ? [] : [language == .vi ? "\(waived) đã giải trình" : "\(waived) waived"]
    return (open + rest).joined(separator: ", ")
  }

  /// The run in some sentences: the files, the findings, and how many of these a selection leaves out.
  public func summary(in language: Language) -> String {
    let counts = Self.counts(findings, in: language)
    let findings =
      (isEmptySelection
        ? language == .vi ? "Không có mục nào thuộc phần được chọn" : "Nothing of what was chosen was found"
        : counts.prefix(1).uppercased() + counts.dropFirst()) + comparison(in: language)
      + hidden(in: language)
    let parts = [Verdict.accepted, .held, .rejected].compactMap { verdict -> String? in
      let count = count(verdict)
      return count == 0 ? nil : "\(count) \(verdict.name[language])"
    }
    let files = parts.joined(separator: "; ")
    switch language {
    case .vi:
      return
        "Đã kiểm tra \(self.files.count) tệp: \(files.isEmpty ? "không có tệp nào" : files). \(findings)."
    case .en:
      let total = English.count(self.files.count, "file")
      return "Checked \(total): \(files.isEmpty ? "none" : files). \(findings)."
    }
  }

  /// Whether all that was found is left out: to say that nothing was found would be wrong.
  private var isEmptySelection: Bool { !hiddenCounts.isEmpty && findings.isEmpty }

  /// That more was found than is shown; empty where all is.
  private func hidden(in language: Language) -> String {
    let count = hiddenCounts.values.reduce(0, +)
    guard count > 0 else { return "" }
    return language == .vi
      ? ". Ngoài các mục được chọn còn \(count) mục không hiện"
      : ". Beside what was chosen, \(English.count(count, "finding is", "findings are")) not shown"
  }

  /// What changed against the earlier run; empty where there is none.
  private func comparison(in language: Language) -> String {
    guard isCompared else { return "" }
    func all(_ state: Finding.State) -> Int { count(state) + hiddenCounts[state, default: 0] }
    let (new, present, gone) = (all(.new), all(.present), all(.gone))
    return language == .vi
      ? ". So với lần trước: \(new) mới, \(present) còn, \(gone) đã hết"
      : ". Against the earlier run: \(new) new, \(present) still there, \(gone) gone"
  }
}

extension Finding.State {
  /// What people call it.
  public var name: LocalizedText {
    switch self {
    case .new: LocalizedText(vi: "mới", en: "new")
    case .present: LocalizedText(vi: "còn", en: "still there")
    case .gone: LocalizedText(vi: "đã hết", en: "gone")
    }
  }
}
