import Foundation
import P8Model
import SpreadsheetML
import TestSupport
import Testing

/// One way in which people and programs send the same report.
struct ReportShape: CustomTestStringConvertible, Sendable {
  /// What must come of it.
  enum Outcome: Sendable {
    /// The same report: its figures, models and events.
    case same
    /// The same report, with a word on what is odd about the file.
    case told(String)
    /// It waits, is the same once a person has accepted how it was understood.
    case waits
    /// It is not taken as it is: what is told.
    case held(String)
  }

  let name: String
  let file: String
  let outcome: Outcome
  let make: @Sendable (ShapedBook) throws -> [UInt8]

  var testDescription: String { name }

  /// A file of any kind.
  init(
    _ name: String, _ file: String, _ outcome: Outcome = .same,
    bytes make: @escaping @Sendable (ShapedBook) throws -> [UInt8]
  ) {
    (self.name, self.file, self.outcome, self.make) = (name, file, outcome, make)
  }

  /// A workbook that was changed.
  init(
    _ name: String, _ outcome: Outcome = .same,
    change: @escaping @Sendable (inout ShapedBook) throws -> Void
  ) {
    self.init(name, "bao-cao.xlsx", outcome) { book in
      var book = book
      try change(&book)
      return try book.workbook.xlsx()
    }
  }

  /// A workbook in which each content below the headers was changed.
  init(
    _ name: String, _ outcome: Outcome = .same,
    each change: @escaping @Sendable (CellContent) -> CellContent
  ) {
    self.init(name, outcome) { book in book.map(change) }
  }
}

// MARK: - The report

extension ReportShape {
  /// The report that all shapes say.
  static let report = report(ofVillage: 1)

  /// The same of another village: its names, decisions, days and some numbers are its own.
  static func report(ofVillage number: Int) -> FilledReport {
    var report = FilledReport()
    report.rows = [
      "communication_team": [
        [
          "name": "Tổ truyền thông cộng đồng Buôn mẫu 1", "status": "maintained",
          "decision_number": "15/QĐ-UBND", "decision_date": "2022-08-28", "members": "12", "women": "7",
          "men": "5", "ethnic_minority": "10", "activities": "13",
        ]
      ],
      "change_leader_club": [
        [
          "name": "CLB Thủ lĩnh Trường THCS Ea Lâm", "base": "school", "status": "new",
          "decision_date": "2023-03-12", "members": "28", "girls": "17", "boys": "11",
          "ethnic_minority": "24", "consents": "28", "meetings": "7",
        ]
      ],
      "trusted_address": [
        [
          "name": "Địa chỉ tin cậy Buôn mẫu 1", "site": "culture_house", "programme": "project8",
          "status": "new", "decision_date": "2023-05-04", "board_members": "7", "board_women": "4",
          "people_helped": "3", "helped_women": "2", "helped_children": "1",
        ]
      ],
      "communication_session": [
        [
          "held_on": "2023-03-06", "kind": "meeting", "topic": "Phòng chống bạo lực gia đình",
          "attendances": "57", "women": "41", "men": "16", "ethnic_minority": "31",
        ],
        [
          "held_on": "2023-06-22", "kind": "loudspeaker", "topic": "Phòng chống tảo hôn",
          "attendances": "29", "women": "23", "men": "6", "ethnic_minority": "27",
        ],
      ],
      "savings_loan_group": [
        [
          "name": "Tổ tiết kiệm vay vốn Buôn mẫu 1", "status": "maintained", "decision_date": "2022-11-05",
          "members": "21", "women": "21", "ethnic_minority": "18", "borrowers": "8",
          "savings_balance": "12500000", "loan_balance": "9750000",
        ]
      ],
      "money": [
        ["item": "central", "allocated": "12.5", "disbursed": "10.25"],
        ["item": "local", "allocated": "3", "disbursed": "3"],
        ["item": "other", "allocated": "0", "disbursed": "0"],
      ],
      "stated_figures": [
        stated("communication_team", opening: 1, new: 0), stated("change_leader_club", opening: 0, new: 1),
        stated("trusted_address", opening: 0, new: 1), stated("savings_loan_group", opening: 1, new: 0),
      ],
    ]
    guard number > 1 else { return report }
    report.name = "Buôn mẫu \(number)"
    report.unit = "22210-" + (number < 10 ? "0\(number)" : "\(number)")
    report.rows = report.rows.mapValues { rows in
      rows.map { row in
        var row = row.mapValues { $0.replacing("Buôn mẫu 1", with: "Buôn mẫu \(number)") }
        if row["base"] != nil { row["name"] = "CLB Thủ lĩnh Buôn mẫu \(number)" }
        if row["decision_number"] != nil { row["decision_number"] = "\(14 + number)/QĐ-UBND" }
        if let topic = row["topic"] { row["topic"] = "\(topic), Buôn mẫu \(number)" }
        if row["held_on"] == "2023-03-06" { row["held_on"] = "2023-04-\(10 + number % 20)" }
        if row["activities"] != nil { row["activities"] = "\(8 + number % 17)" }
        if row["meetings"] != nil { row["meetings"] = "\(4 + number % 11)" }
        return row
      }
    }
    return report
  }

  private static func stated(_ item: String, opening: Int, new: Int) -> [String: String] {
    [
      "item": item, "opening": "\(opening)", "new": "\(new)", "transferred_in": "0", "dissolved": "0",
      "transferred_out": "0", "closing": "\(opening + new)",
    ]
  }
}
