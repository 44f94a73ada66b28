import P8Definitions
import P8Model
import Project8
import TestSupport

/// The report as phones and other programs send it.
extension ReportShape {
  static func stamp(of report: FilledReport) -> [(String, String)] {
    [
      ("p8_form", "village-report"), ("p8_form_version", "2026.1"), ("p8_unit", report.unit),
      ("p8_structure", "2024"), ("p8_period", "2023@calendar"), ("p8_report_version", "initial"),
    ]
  }
  private static let repeats = [
    "communication_team", "change_leader_club", "trusted_address", "communication_session",
    "savings_loan_group",
  ]

  /// The rows of a section as forms of 2026.1 ask them: the total, too.
  private static func asked(_ section: String, in report: FilledReport) -> [[String: String]] {
    (report.rows[section] ?? [])
      + (section == "money" ? [["item": "total", "allocated": "15.5", "disbursed": "13.25"]] : [])
  }

  /// The answers beside repeats, by section, row and column.
  static func fixed(_ report: FilledReport, _ separator: String) -> [(String, String)] {
    ["money", "stated_figures"].flatMap { section in
      asked(section, in: report).flatMap { row in
        row.filter { $0.key != "item" }.sorted { $0.key < $1.key }.map {
          ([section, row["item"] ?? "", $0.key].joined(separator: separator), $0.value)
        }
      }
    }
  }

  /// - Parameter groups: What stands between the names of groups; nil for groups as objects.
  static func submission(of report: FilledReport, groups: String?) -> String {
    var members: [(String, JSONValue)] = stamp(of: report).map { ($0.0, .text($0.1)) }
    if let groups {
      members += fixed(report, groups).map { ($0.0, .text($0.1)) }
    } else {
      for section in ["money", "stated_figures"] {
        let rows = asked(section, in: report).map { row in
          (
            row["item"] ?? "",
            JSONValue.object(row.filter { $0.key != "item" }.map { ($0.key, .text($0.value)) })
          )
        }
        members.append((section, .object(rows)))
      }
    }
    for section in repeats {
      let rows = (report.rows[section] ?? []).map { row in
        JSONValue.object(
          row.map { ((groups == nil ? "" : "\(section)/") + $0.key, JSONValue.text($0.value)) })
      }
      members.append((section, .list(rows)))
    }
    var text = ""
    JSONValue.object(members).write(to: &text)
    return text
  }

  static func delimited(_ row: [(String, String)]) -> String {
    row.map(\.0).joined(separator: ",") + "\n" + row.map { "\"\($0.1)\"" }.joined(separator: ",")
  }

  static func central(of report: FilledReport) -> [UInt8] {
    let main = delimited(stamp(of: report) + fixed(report, "-") + [("KEY", "uuid:1")])
    let tables = repeats.map { section -> (name: String, bytes: [UInt8]) in
      let rows = report.rows[section] ?? []
      let names = Set(rows.flatMap(\.keys)).sorted()
      let head = (names + ["PARENT_KEY"]).joined(separator: ",")
      let lines = rows.map { row in
        (names.map { "\"\(row[$0] ?? "")\"" } + ["uuid:1"]).joined(separator: ",")
      }
      return ("form-\(section).csv", Array(([head] + lines).joined(separator: "\n").utf8))
    }
    return StoredArchive.bytes(of: [("form.csv", Array(main.utf8))] + tables)
  }

  /// The version of the form that is handed out now.
  private static let formVersion: String =
    (try? SmallRegistry().workspace.definitions.forms["village-report"]?.version) ?? ""

  /// The answers by section, row and column, as the schema of the form has them.
  static func flatXML(_ report: FilledReport) -> String {
    func element(_ name: String, _ content: String) -> String { "<\(name)>\(content)</\(name)>" }
    func text(_ row: [String: String]) -> String {
      row.filter { $0.key != "item" }.sorted { $0.key < $1.key }
        .map { element($0.key, ShapedBook.escaped($0.value)) }.joined()
    }
    var content = stamp(of: report).map { element($0.0, $0.0 == "p8_form_version" ? formVersion : $0.1) }
      .joined()
    for section in repeats {
      for row in report.rows[section] ?? [] { content += element(section, text(row)) }
    }
    for section in ["money", "stated_figures"] {
      content += element(
        section, (report.rows[section] ?? []).map { element($0["item"] ?? "", text($0)) }.joined())
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + element("report", content)
  }
}
