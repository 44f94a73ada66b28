package import P8Model

extension ReportingStatus {
  /// The status in a format, in a language where people read it.
  /// - Parameter width: The most characters of a line of the table for people.
  package func formatted(_ format: StatusFormat, in language: Language, width: Int = .max) -> String {
    switch format {
    case .text: text(language, width)
    case .json: json
    case .csv: csv
    }
  }

  // MARK: - For people

  /// The counts in columns, then the villages that need a call: not sent, returned, held, late.
  private func text(_ language: Language, _ width: Int) -> String {
    let deadline =
      lastDay.map {
        language.say("Hạn cuối \($0.formatted(.vi))", "Last day \($0.formatted(.en))")
          + (isOverdue ? language.say(" (đã qua)", " (past)") : "")
      } ?? language.say("Kỳ này chưa đặt hạn gửi", "No deadline is set for this period")
    var header = [
      language.say("Mã", "Code"), language.say("Đơn vị", "Unit"), language.say("Phải gửi", "Expected"),
      language.say("Đã gửi", "Sent"),
      language.say("Đã gửi %", "Sent %"),
    ]
    if knowsArrivals {
      header += [
        language.say("Đúng hạn", "In time"), language.say("Đúng hạn %", "In time %"),
        language.say("Muộn", "Late"),
      ]
    }
    header += [
      language.say("Chưa gửi", "Not sent"), language.say("Còn lỗi", "Held"),
      language.say("Bị trả lại", "Returned"),
      language.say("Xã đã xác thực", "Confirmed"), language.say("Đã duyệt", "Approved"),
    ]
    let table = ([total] + rows).map { row -> [String] in
      [
        row.unit.code, row.name, "\(row.expected)", "\(row.received)",
        row.completeness?.percentage(language) ?? "–",
      ]
        + (!knowsArrivals
          ? [] : ["\(row.inTime)", row.timeliness?.percentage(language) ?? "–", "\(row.late)"])
        + [row.missing, row.held, row.returned, row.confirmed, row.approved].map { "\($0)" }
    }
    var lines = [
      "\(total.name) – \(period.title(language))"
        + (version == .supplement ? language.say(", báo cáo bổ sung", ", supplement") : ""),
      deadline,
    ]
    if lastDay != nil, !knowsArrivals { lines.append(Self.unknownArrivals(registryBegan)[language]) }
    if let note { lines.append(note[language]) }
    lines.append("")
    lines += TextColumns(leading: 2, width: width, language: language).lines([header] + table)
    let notSent = senders.filter { $0.received == nil }
    lines += list(
      notSent,
      isOverdue
        ? language.say("Chưa gửi, đã quá hạn", "Not sent, overdue") : language.say("Chưa gửi", "Not sent"),
      language)
    lines += list(
      senders.filter { $0.returnedBecause != nil }, language.say("Bị trả lại", "Returned"), language
    ) {
      $0.returnedBecause
    }
    lines += list(senders.filter(\.isHeld), language.say("Còn lỗi, chưa tính", "Held for errors"), language)
    lines += list(senders.filter { $0.isLate == true }, language.say("Gửi muộn", "Sent late"), language) {
      sender in
      sender.received.map { received in
        let days = lastDay.map { received.daysSince1970 - $0.daysSince1970 } ?? 0
        // Reports of years ago that are entered later are late by no number of days that means anything.
        let late =
          days > 365
          ? language.say("muộn hơn một năm", "more than a year late")
          : language.say("muộn \(days) ngày", "\(days) days late")
        return "\(received.formatted(language)), \(late)"
      }
    }
    lines += list(
      senders.filter { $0.document != nil }, language.say("Văn bản xác thực", "Confirmed by document"),
      language
    ) { $0.document?.text(language) }
    lines += list(
      senders.filter { $0.outdatedDocument != nil },
      language.say(
        "Số liệu trong sổ không còn là số liệu đã ký; cần ký lại hoặc khôi phục",
        "The registry's figures are not those that were signed; have them signed anew or bring them back"),
      language
    ) { $0.outdatedDocument?.text(language) }
    return lines.joined(separator: "\n")
  }

  /// Why nothing is said of who sent in time.
  private static func unknownArrivals(_ began: CalendarDate?) -> LocalizedText {
    guard let began else {
      return LocalizedText(
        vi: "Sổ chưa ghi gì nên không nói đúng hạn hay muộn",
        en: "The registry is empty, so nothing is called in time or late")
    }
    return LocalizedText(
      vi:
        "Sổ lập ngày \(began.formatted(.vi)), sau hạn: không biết báo cáo đến ngày nào nên không nói đúng hạn hay muộn",
      en:
        "The registry was begun on \(began.formatted(.en)), after that day: when reports arrived is not known, so nothing is called in time or late"
    )
  }

  private func list(
    _ senders: [Sender], _ title: String, _ language: Language, _ more: (Sender) -> String? = { _ in nil }
  ) -> [String] {
    guard !senders.isEmpty else { return [] }
    let shown = 20
    var lines = ["", "\(title) (\(senders.count)):"]
    lines += senders.prefix(shown).map { sender in
      "  \(sender.unit.code)  \(sender.name)" + (sender.commune.isEmpty ? "" : ", \(sender.commune)")
        + (more(sender).map { "  – \($0)" } ?? "")
    }
    if senders.count > shown {
      lines.append(
        language.say(
          "  … và \(senders.count - shown) thôn nữa: xem hết bằng --format json hoặc --by village",
          "  … and \(senders.count - shown) more: see all with --format json or --by village"))
    }
    return lines
  }

  // MARK: - For scripts

  private var csv: String {
    var text = DelimitedText()
    text.add(Self.plainNames)
    for row in plainRows {
      text.add(row.enumerated().map { $0 == 2 ? DelimitedText.inert($1) : $1 }, quoting: 2)
    }
    return String(decoding: text.bytes, as: UTF8.self)
  }

  /// The table of units under names that never change, for scripts.
  package var plain: PlainTable { PlainTable(Self.plainNames, rows: plainRows) }

  private static let plainNames = [
    "unit", "structure", "name", "period", "version", "last_day", "expected", "received", "in_time", "late",
    "missing", "held", "returned", "confirmed", "approved",
  ]

  private var plainRows: [[String]] {
    ([total] + rows).map { row in
      // Not known is no number.
      let arrivals = knowsArrivals ? ["\(row.inTime)", "\(row.late)"] : ["", ""]
      return [
        row.unit.code, row.unit.structure.rawValue, row.name, period.description, version.rawValue,
        lastDay?.description ?? "", "\(row.expected)", "\(row.received)",
      ] + arrivals
        + [row.missing, row.held, row.returned, row.confirmed, row.approved].map { "\($0)" }
    }
  }

  private var json: String {
    func row(_ row: Row) -> JSONValue {
      .object([
        ("unit", .text(row.unit.code)), ("name", .text(row.name)), ("expected", .number(row.expected)),
        ("received", .number(row.received)),
        ("inTime", !knowsArrivals ? .null : .number(row.inTime)),
        ("late", !knowsArrivals ? .null : .number(row.late)), ("missing", .number(row.missing)),
        ("held", .number(row.held)), ("returned", .number(row.returned)),
        ("confirmed", .number(row.confirmed)), ("approved", .number(row.approved)),
      ])
    }
    let value = JSONValue.object([
      ("period", .text(period.description)), ("structure", .text(total.unit.structure.rawValue)),
      ("version", .text(version.rawValue)), ("asOf", .text(asOf.description)),
      ("lastDay", .optional(lastDay?.description)), ("isOverdue", .truth(isOverdue)),
      ("registryBegan", .optional(registryBegan?.description)), ("knowsArrivals", .truth(knowsArrivals)),
      ("total", row(total)),
      ("note", note.map { .object([("vi", .text($0.vi)), ("en", .text($0.en))]) } ?? .null),
      ("units", .list(rows.map(row))),
      (
        "villages",
        .list(
          senders.map { sender in
            .object([
              ("unit", .text(sender.unit.code)), ("name", .text(sender.name)),
              ("commune", .text(sender.commune)),
              ("received", .optional(sender.received?.description)),
              ("isLate", sender.isLate.map { .truth($0) } ?? .null), ("isHeld", .truth(sender.isHeld)),
              ("review", .optional(sender.review)),
              ("returnedBecause", .optional(sender.returnedBecause)),
              ("document", sender.document?.json ?? .null),
              ("outdatedDocument", sender.outdatedDocument?.json ?? .null),
            ])
          })
      ),
    ])
    var text = ""
    value.writeIndented(to: &text)
    return text
  }
}
