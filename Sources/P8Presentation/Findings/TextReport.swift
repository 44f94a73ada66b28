package import P8Model

/// A run for the terminal, grouped by file.
package struct TextReport: Sendable {
  private let language: Language
  private let isColoured: Bool
  private let showsFingerprints: Bool

  /// - Parameter showsFingerprints: Whether to show the beginning of each fingerprint, by which a finding is
  ///   waived.
  package init(in language: Language, isColoured: Bool, showsFingerprints: Bool = false) {
    (self.language, self.isColoured, self.showsFingerprints) = (language, isColoured, showsFingerprints)
  }

  /// Writes the files that have findings, and the counts.
  package func write<Output: TextOutputStream>(_ run: CheckRun, to output: inout Output) {
    for file in run.files where !file.findings.isEmpty {
      write(file, isCompared: run.isCompared, to: &output)
      output.write("\n")
    }
    if !run.gone.isEmpty {
      output.write(
        paint(language == .vi ? "Đã hết so với lần trước" : "Gone since the earlier run", .bold) + "\n")
      for finding in run.gone {
        let cell = [finding.at.sheet, finding.at.cell].compactMap(\.self).joined(separator: "!")
        output.write(
          "  \(paint("−", .green)) \(Self.safe(finding.at.file)) \(Self.safe(cell)) \(paint(finding.code, .dim))"
            + "  \(Self.safe(finding.message[language]))\n")
      }
      output.write("\n")
    }
    output.write(paint(Self.safe(run.summary(in: language)), .bold) + "\n")
  }

  /// A row of the file is shown once, above all findings on it.
  private func write<Output: TextOutputStream>(
    _ file: CheckRun.File, isCompared: Bool, to output: inout Output
  ) {
    let mark =
      switch file.verdict {
      case .accepted: paint("✓", .green)
      case .held, .rejected: paint("✗", .red)
      }
    output.write("\(mark) \(paint(Self.safe(file.path), .bold))\n")
    let names = [file.unitName, file.unit?.description ?? "", file.period?.title(language) ?? ""]
    let about = names.filter { !$0.isEmpty }.map(Self.safe(_:)).joined(separator: " · ")
    let verdict = "\(CheckRun.counts(file.findings, in: language)) – \(file.verdict.name[language])"
    output.write("  " + (about.isEmpty ? verdict : "\(about) · \(verdict)") + "\n")
    if file.notJudgedCount > 0, file.verdict != .rejected {
      output.write(
        language == .vi
          ? "  Còn \(file.notJudgedCount) nội dung chưa kiểm tra được do các lỗi dưới đây; sửa xong hãy kiểm tra lại.\n"
          : "  The errors below keep \(English.count(file.notJudgedCount, "check")) from being made; check again when they are corrected.\n"
      )
    }
    let widths = (
      place: file.findings.map { Self.place(of: $0).count }.max() ?? 0,
      severity: file.findings.map { $0.severity.name[language].count }.max() ?? 0
    )
    var sheet: String?
    var row: Int?
    let (findings, folded) = withoutRepeats(file.findings)
    for (index, finding) in findings.enumerated() {
      if let name = finding.at.sheet, name != sheet {
        sheet = name
        row = nil
        output.write("\n  \(paint(Self.safe(name), .underlined))\n")
      }
      if let text = finding.row, finding.at.row != row {
        row = finding.at.row
        let same = findings[index...].prefix { $0.at.sheet == sheet && $0.at.row == row }
        output.write(line(text, number: row ?? 0, marking: same))
      }
      write(finding, widths: widths, isCompared: isCompared, to: &output)
      if let others = folded[finding.rule], finding.severity != .error {
        output.write(padded("", to: widths.place + 4) + more(others, besides: finding) + "\n")
      }
    }
  }

  /// The findings that are written out, and by their rule those that one line at the first of them stands for.
  ///
  /// More than three warnings of one rule say the same; errors are each mended at their cell, and where fingerprints are
  /// shown each is wanted.
  private func withoutRepeats(_ findings: [Finding]) -> (written: [Finding], folded: [String: [Finding]]) {
    guard !showsFingerprints else { return (findings, [:]) }
    let alike = Dictionary(
      grouping: findings.filter { $0.severity != .error && $0.waiver == nil }, by: \.rule
    )
    .filter { $1.count > 3 }.mapValues { Array($0.dropFirst()) }
    let hidden = Set(alike.values.joined().map(\.fingerprint))
    return (findings.filter { !hidden.contains($0.fingerprint) }, alike)
  }

  /// The line for findings like one that is written out.
  private func more(_ others: [Finding], besides first: Finding) -> String {
    let named = others.prefix(6).map { other in
      let place = Self.place(of: other)
      return other.at.sheet == first.at.sheet ? place : "\(other.at.sheet ?? "")!\(place)"
    }
    let list = Self.safe(named.joined(separator: ", ") + (others.count > named.count ? ", …" : ""))
    return language == .vi
      ? "… và \(others.count) chỗ nữa cùng loại: \(list)" : "… and \(others.count) more of this kind: \(list)"
  }

  private static func place(of finding: Finding) -> String { finding.at.cell ?? finding.at.column ?? "–" }

  /// The row of some findings, with their cells marked.
  private func line(_ row: Finding.RowText, number: Int, marking findings: ArraySlice<Finding>) -> String {
    var worst: [String: Finding.Severity] = [:]
    for finding in findings {
      guard let column = finding.at.column else { continue }
      worst[column] = min(worst[column] ?? .note, finding.severity)
    }
    // A cell that is empty but should not be stands in its place.
    let missing = Set(worst.keys).subtracting(row.cells.map(\.column))
    let cells = (row.cells + missing.map { Finding.RowText.Cell(column: $0, text: "") })
      .sorted { Finding.number(ofColumn: $0.column) < Finding.number(ofColumn: $1.column) }
    let first = cells.firstIndex { worst[$0.column] != nil } ?? 0
    let start = max(0, min(first - Self.cellsBefore, cells.count - Self.shownCells))
    var shown = cells[start...].prefix(Self.shownCells).map { cell in
      let text = Self.shortened(Self.safe(cell.text))
      guard let severity = worst[cell.column] else { return paint(text, .dim) }
      let mark = text.isEmpty ? "␣" : text
      return isColoured ? paint(mark, Self.style(severity), .inverse) : "›\(mark)‹"
    }
    if start > 0 { shown.insert(paint("…", .dim), at: 0) }
    if start + Self.shownCells < cells.count { shown.append(paint("…", .dim)) }
    return "  \(paint("\(number) │", .dim)) " + shown.joined(separator: paint(" · ", .dim)) + "\n"
  }

  private static let shownCells = 9
  private static let cellsBefore = 5

  private static func shortened(_ text: String) -> String { text.count > 28 ? text.prefix(27) + "…" : text }

  private func write<Output: TextOutputStream>(
    _ finding: Finding, widths: (place: Int, severity: Int), isCompared: Bool, to output: inout Output
  ) {
    let name = finding.severity.name[language]
    let severity = paint(name, Self.style(finding.severity))
    output.write(
      "  \(padded(Self.place(of: finding), to: widths.place))  \(severity)"
        + "\(padded("", to: widths.severity - name.count))  \(paint(finding.code, .dim))")
    var state = isCompared ? " [\(finding.state.name[language])]" : ""
    if finding.waiver != nil { state += language == .vi ? " (đã giải trình)" : " (waived)" }
    if showsFingerprints { state += " " + paint("#\(finding.fingerprint.prefix(12))", .dim) }
    output.write("  \(Self.safe(finding.message[language]))\(state)\n")
    let indent = padded("", to: widths.place + 4)
    for suggestion in finding.suggestions {
      let certainty = suggestion.certainty.name[language]
      output.write(
        "\(indent)\(paint("→", .green)) \(Self.safe(suggestion.message[language])) \(paint("[\(certainty)]", .dim))\n"
      )
    }
    if let waiver = finding.waiver {
      output.write(
        "\(indent)✎ \(Self.safe(waiver.by)), \(waiver.on.formatted(language)): \(Self.safe(waiver.reason))\n")
    }
  }

  private static func style(_ severity: Finding.Severity) -> Style {
    switch severity {
    case .error: .red
    case .warning: .yellow
    case .note: .blue
    }
  }

  private func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  /// A text from a file without the control characters that would steer a terminal.
  static func safe(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl(_:)) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(isControl(scalar) ? " " : scalar) }
    return String(result)
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  private enum Style: String {
    case bold = "1"
    case dim = "2"
    case underlined = "4"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case blue = "34"
    case inverse = "7"
  }

  private func paint(_ text: String, _ styles: Style...) -> String {
    guard isColoured, !text.isEmpty else { return text }
    return "\u{1B}[\(styles.map(\.rawValue).joined(separator: ";"))m\(text)\u{1B}[0m"
  }
}
