public import P8Model

/// A run for the terminal, grouped by file.
public struct TextReport: Sendable {
  private let language: Language
  private let isColoured: Bool
  private let showsFingerprints: Bool

  /// Creates a printer.
  ///
  /// - Parameters:
  ///   - language: The language.
  ///   - isColoured: Whether to use the colours of a terminal.
  ///   - showsFingerprints: Whether to show the beginning of each fingerprint, by which a finding is waived.
  public init(in language: Language, isColoured: Bool, showsFingerprints: Bool = false) {
    self.language = language
    self.isColoured = isColoured
    self.showsFingerprints = showsFingerprints
  }

  /// Writes the files that have findings, and the counts.
  public func write<Output: TextOutputStream>(_ run: CheckRun, to output: inout Output) {
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
          ? "  Vì lỗi ở dưới, chưa xét được \(file.notJudgedCount) lần quy tắc; sửa xong hãy kiểm tra lại.\n"
          : "  For the findings below, rules could not be judged \(file.notJudgedCount) times; check again when they are mended.\n"
      )
    }
    var sheet: String?
    for finding in file.findings {
      if let name = finding.at.sheet, name != sheet {
        sheet = name
        output.write("\n  \(paint(Self.safe(name), .underlined))\n")
      }
      write(finding, isCompared: isCompared, to: &output)
    }
  }

  private func write<Output: TextOutputStream>(
    _ finding: Finding, isCompared: Bool, to output: inout Output
  ) {
    let place = finding.at.cell ?? finding.at.column ?? "–"
    let severity = paint(finding.severity.name[language], finding.severity == .error ? .red : .yellow)
    output.write("  \(padded(place, to: 6)) \(severity) \(paint(finding.code, .dim))")
    var state = isCompared ? " [\(finding.state.name[language])]" : ""
    if finding.waiver != nil { state += language == .vi ? " (đã giải trình)" : " (waived)" }
    if showsFingerprints { state += " " + paint("#\(finding.fingerprint.prefix(12))", .dim) }
    output.write("  \(Self.safe(finding.message[language]))\(state)\n")
    for suggestion in finding.suggestions {
      let certainty = suggestion.certainty.name[language]
      output.write("         → \(Self.safe(suggestion.message[language])) [\(certainty)]\n")
    }
    if let waiver = finding.waiver {
      output.write(
        "         ✎ \(Self.safe(waiver.by)), \(waiver.on.formatted(language)): \(Self.safe(waiver.reason))\n")
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
  }

  private func paint(_ text: String, _ style: Style) -> String {
    isColoured ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }
}
