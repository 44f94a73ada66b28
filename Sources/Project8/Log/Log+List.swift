public import P8Model
import P8Aggregation
import P8Definitions
import P8Presentation
import P8Registry

extension Log {
  /// The entries of the officers' log, those that were taken back included and marked; nil for all kinds and
  /// units.
  /// - Throws: ``Failure`` where the registry cannot be read.
  public func list(
    kind: LogKind? = nil, units wanted: [UnitCode]? = nil, format: LogFormat, language: Language,
    width: Int = .max
  ) throws(Failure) -> String {
    if let scope = try workspace.scope() {
      if let wanted { try workspace.demand(.see, in: wanted) }
      let own = try allowed(.see).list(
        kind: kind, units: wanted, format: format, language: language, width: width, where: scope.contains)
      return format == .text && wanted == nil ? own + "\n" + PeopleWords.ownUnitsOnly[language] : own
    }
    return try list(kind: kind, units: wanted, format: format, language: language, width: width) { _ in true }
  }

  private func list(
    kind: LogKind?, units wanted: [UnitCode]?, format: LogFormat, language: Language, width: Int,
    where isAllowed: (UnitCode) -> Bool
  ) throws(Failure) -> String {
    let entries = try entries(kind: kind, units: wanted, where: isAllowed)
    switch format {
    case .tsv: return listed(entries, language).formatted(as: .tsv, language: language, width: width)
    case .json: return listed(entries, language).formatted(as: .json, language: language, width: width)
    case .text:
      guard !entries.isEmpty else {
        return LocalizedText(vi: "Sổ ghi chưa có mục nào.", en: "The log has no entries.")[language]
      }
      return listed(entries, language).formatted(as: .text, language: language, width: width)
    case .jsonl:
      return entries.map(jsonLine).joined(separator: "\n")
    }
  }

  private func listed(_ entries: [LogEntry], _ language: Language) -> ListedTable {
    ListedTable(
      [.number, .kind, .day, .place, .summary, .state],
      rows: entries.map(listed).map { entry in
        [
          "#\(entry.number)", entry.kind[language], entry.day.formatted(language), entry.place, entry.summary,
          entry.state[language],
        ]
      })
  }

  /// The entries that the person may see, in the order in which they were made.
  package func entries() throws(Failure) -> [ListedEntry] {
    if let scope = try workspace.scope() {
      return try allowed(.see).entries(kind: nil, units: nil, where: scope.contains).map(listed)
    }
    guard try registryIfThere() != nil else { return [] }
    return try entries(kind: nil, units: nil) { _ in true }.map(listed)
  }

  private func entries(
    kind: LogKind?, units wanted: [UnitCode]?, where isAllowed: (UnitCode) -> Bool
  ) throws(Failure) -> [LogEntry] {
    let registry = try registryToRead()
    let units = definitions.units
    return try Failure.wrapping { () throws(RegistryFault) in
      try registry.logEntries(of: kind?.id) { code in
        isAllowed(code)
          && wanted?.contains { units.isSame(units.placement(of: code, in: $0.structure).unit, orInside: $0) }
            ?? true
      }
    }
  }

  private func listed(_ entry: LogEntry) -> ListedEntry {
    let version = entry.current
    return ListedEntry(
      number: entry.number,
      kind: definitions.records[entry.kind]?.name ?? LocalizedText(vi: entry.kind, en: entry.kind),
      day: version.effective, place: named(version.record.unit), summary: summary(of: version.record),
      state: words(of: version.action))
  }

  /// An entry with its history.
  /// - Throws: ``Failure`` of wrong use where there is no such entry.
  public func show(_ number: Int64, language: Language) throws(Failure) -> String {
    if isAsked { return try allowed(.see, entry: number).show(number, language: language) }
    let entry = try entry(number)
    let kind = definitions.records[entry.kind]
    var lines = [
      "#\(entry.number) \(kind?.name[language] ?? entry.kind), \(named(entry.current.record.unit))"
    ]
    for field in kind?.fields ?? [] {
      guard let value = entry.current.record.fields[field.id] else { continue }
      lines.append("  \(field.label[language]): \(value.value.formatted(language))")
    }
    lines.append("")
    for version in entry.versions {
      lines.append(
        "  \(version.at)  \(version.author)  \(words(of: version.action)[language])  \(version.effective.formatted(language))"
          + (version.reason.isEmpty ? "" : "  – \(version.reason)"))
    }
    return lines.joined(separator: "\n")
  }

  /// A unit with what is above it; a village with its own name first, as the registry has it.
  func named(_ unit: UnitCode) -> String {
    guard let commune = unit.communeOfVillage else { return place(of: unit) }
    // A registry that cannot be read is told by the call that needs it; here the commune alone is named.
    let village = (try? villages(in: commune))?.first { $0.code == unit }?.name
    return [village ?? unit.code, place(of: commune)].joined(separator: ", ")
  }

  private func summary(of record: ReportedRecord) -> String {
    let names = definitions.records[record.section]?.identity ?? []
    return names.compactMap { record.fields[$0]?.value }.filter { $0.date == nil }.map(\.description)
      .joined(separator: ", ")
  }

  private func words(of action: LogEntry.Action) -> LocalizedText {
    switch action {
    case .logged: LocalizedText(vi: "đã ghi", en: "logged")
    case .edited: LocalizedText(vi: "đã sửa", en: "changed")
    case .ended: LocalizedText(vi: "đã kết thúc", en: "ended")
    case .withdrawn: LocalizedText(vi: "đã rút", en: "taken back")
    }
  }

  private func jsonLine(_ entry: LogEntry) -> String {
    var text = ""
    JSONValue.object([
      ("number", .number(Int(entry.number))), ("kind", .text(entry.kind)),
      ("unit", .text(entry.current.record.unit.description)),
      (
        "versions",
        .list(
          entry.versions.map { version in
            .object([
              ("action", .text(version.action.rawValue)), ("at", .text(version.at)),
              ("author", .text(version.author)), ("effective", .text(version.effective.description)),
              ("reason", .text(version.reason)),
              (
                "fields",
                .object(
                  version.record.fields.sorted { $0.key < $1.key }.map {
                    ($0.key, .text($0.value.value.description))
                  })
              ),
            ])
          })
      ),
    ]).write(to: &text)
    return text
  }
}
