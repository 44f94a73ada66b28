package import P8Model

/// What is wrong with files for DHIS2, as text for people and as JSON for programs.
package struct ExchangeFaultReport: Sendable {
  /// A file that was checked.
  package struct File: Hashable, Sendable {
    package let path: String
    /// How many values it has; nil for metadata.
    package let valueCount: Int?

    package init(path: String, valueCount: Int?) { (self.path, self.valueCount) = (path, valueCount) }
  }

  private let files: [File]
  private let faults: [ExchangeFault]
  private let version: String

  package init(files: [File], faults: [ExchangeFault], version: String) {
    (self.files, self.faults, self.version) = (files, faults, version)
  }

  /// The faults of a file that say the same are one entry with all its places.
  package func text(in language: Language) -> String {
    var lines: [String] = []
    for file in files {
      let own = faults.filter { $0.file == file.path }
      let values = file.valueCount.map {
        LocalizedText(vi: "\($0) số", en: English.count($0, "value"))
      }
      let content = values ?? LocalizedText(vi: "siêu dữ liệu", en: "metadata")
      lines.append("\(file.path): \(content[language]), \(Self.count(of: own)[language])")
      for group in Self.grouped(own) {
        lines.append("  [\(group.first.code)] \(group.first.message[language])")
        lines.append("      \(places(group.places, language))")
      }
      for remedy in Self.unique(own.map { $0.remedy[language] }) { lines.append("  → \(remedy)") }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// One object with `run` and `findings`.
  package var json: String {
    let run = JSONValue.object([
      ("tool", .text("p8")), ("version", .text(version)), ("complete", .truth(true)),
      (
        "counts",
        .object(
          ExchangeFault.Severity.allCases.map { severity in
            (severity.rawValue, .number(faults.count { $0.severity == severity }))
          })
      ),
      (
        "files",
        .list(
          files.map { file in
            .object([
              ("file", .text(file.path)), ("values", file.valueCount.map { .number($0) } ?? .null),
              ("findings", .number(faults.count { $0.file == file.path })),
            ])
          })
      ),
    ])
    let findings = JSONValue.list(
      faults.map { fault in
        .object([
          ("code", .text(fault.code)), ("severity", .text(fault.severity.rawValue)),
          (
            "at",
            .object([
              ("file", .text(fault.file)), ("place", .text(fault.place.words.en)),
              ("line", fault.place.line.map { .number($0) } ?? .null),
            ])
          ),
          ("message", fault.message.json), ("remedy", fault.remedy.json),
        ])
      })
    var text = ""
    JSONValue.object([("run", run), ("findings", findings)]).writeIndented(to: &text)
    return text
  }

  /// How many faults and how many warnings there are.
  private static func count(of faults: [ExchangeFault]) -> LocalizedText {
    let errors = faults.count { $0.severity == .error }
    let warnings = faults.count - errors
    var found: [LocalizedText] = []
    if errors > 0 { found.append(LocalizedText(vi: "\(errors) lỗi", en: English.count(errors, "fault"))) }
    if warnings > 0 {
      found.append(LocalizedText(vi: "\(warnings) cảnh báo", en: English.count(warnings, "warning")))
    }
    guard !found.isEmpty else { return LocalizedText(vi: "không có lỗi", en: "nothing is wrong") }
    return LocalizedText(
      vi: found.map(\.vi).joined(separator: ", "), en: found.map(\.en).joined(separator: ", "))
  }

  private static let shownPlaces = 5

  private func places(_ places: [ExchangeFault.Place], _ language: Language) -> String {
    let shown = places.prefix(Self.shownPlaces).map { $0.words[language] }.joined(separator: "; ")
    guard places.count > Self.shownPlaces else { return shown }
    let more = places.count - Self.shownPlaces
    return shown
      + LocalizedText(vi: "; và \(more) chỗ nữa", en: "; and \(English.count(more, "place")) more")[language]
  }

  private static func grouped(
    _ faults: [ExchangeFault]
  ) -> [(first: ExchangeFault, places: [ExchangeFault.Place])] {
    var groups: [(first: ExchangeFault, places: [ExchangeFault.Place])] = []
    var numbers: [LocalizedText: Int] = [:]
    for fault in faults {
      let words = fault.message
      if let number = numbers[words] {
        groups[number].places.append(fault.place)
      } else {
        numbers[words] = groups.count
        groups.append((fault, [fault.place]))
      }
    }
    return groups
  }

  private static func unique(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }
}
