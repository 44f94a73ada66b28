import P8Definitions
import P8Model

/// Targets as a file of `indicators/targets/`, as far as they come from lists.
struct TargetFile {
  /// How such a file begins, by which it is known.
  static let mark = "# p8 targets import"

  private let targets: [Target]
  private let names: [String]

  /// - Parameter names: The files that the targets come from.
  init(_ targets: [Target], from names: [String]) { (self.targets, self.names) = (targets, names) }

  /// One phase in one file.
  var text: String {
    let list = names.map { String($0.map { $0.isNewline ? " " : $0 }) }.joined(separator: ", ")
    var lines = ["\(Self.mark): \(list)", "", "phase: \(targets.first?.phase ?? "")", "targets:"]
    for target in targets { lines.append("  - { \(members(of: target).joined(separator: ", ")) }") }
    return lines.joined(separator: "\n") + "\n"
  }

  private func members(of target: Target) -> [String] {
    func quoted(_ text: String) -> String { JSONValue.quoted(text) }
    var members = ["indicator: \(quoted(target.indicator))", "unit: \(quoted(target.unit.description))"]
    switch target.span {
    case .phase: members.append("span: phase")
    case .year(let year): members.append("span: \(year)")
    case .baseline(let year): members += ["span: baseline", "year: \(year)"]
    }
    if let value = target.value { members.append("value: \(value)") }
    members += ["label: \(target.label.rawValue)", "source: \(quoted(target.citation.vi))"]
    if let approval = target.approval {
      members.append("approved: { by: \(quoted(approval.by)), on: \(quoted(approval.on.description)) }")
    }
    if let note = target.note { members.append("note: \(quoted(note.vi))") }
    return members
  }
}
