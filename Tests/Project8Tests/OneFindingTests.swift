import P8Model
import Project8
import SpreadsheetML
import TestSupport
import Testing

/// One cause, one finding; and nothing of a file is dropped in silence.
struct OneFindingTests {
  private func found(_ change: (inout FilledReport) -> Void, after: FilledReport? = nil) async throws
    -> [Finding]
  {
    let registry = try SmallRegistry()
    if let after { try await registry.ingest(after) }
    var report = FilledReport.sound("22210-01", "Buôn mẫu 1")
    change(&report)
    return try await registry.ingest(report)
  }

  private static func team(_ changes: [String: String]) -> [[String: String]] {
    [FilledReport.team("Tổ truyền thông cộng đồng Buôn mẫu 1").merging(changes) { $1 }]
  }

  @Test func `more cadres than women are told once`() async throws {
    let findings = try await found {
      $0.rows["training_class"] = [
        [
          "held_on": "2023-05-05", "subject": "gender_mainstreaming", "topic": "Lồng ghép giới",
          "audience": "mixed",
          "days": "1", "learners": "20", "women": "5", "men": "15", "ethnic_minority": "6",
          "attendances": "20",
          "women_cadres": "9", "cadre_category": "planned",
        ]
      ]
    }
    #expect(
      findings.map(\.rule).filter { $0.contains("women_cadres") } == [
        "training_class.women_cadres.within-women"
      ])
  }

  @Test func `a stated closing figure is told once`() async throws {
    let findings = try await found { $0.rows["stated_figures"]?[0]["closing"] = "4" }
    #expect(findings.map(\.rule) == ["stated_figures.stock"])
  }

  @Test func `members ten times too many are told once`() async throws {
    let findings = try await found(
      { $0.rows["communication_team"] = Self.team(["members": "110"]) },
      after: .sound("22210-01", "Buôn mẫu 1", period: "2022"))
    #expect(findings.map(\.rule) == ["communication_team.members.by-sex"])
  }

  @Test func `a new team that is older is told once`() async throws {
    let findings = try await found {
      $0.rows["communication_team"] = Self.team(["status": "new", "decision_date": "2020-05-05"])
    }
    #expect(findings.map(\.rule) == ["communication_team.new.in-period"])
  }

  @Test func `a decision after the closing date is told once`() async throws {
    let findings = try await found(
      { $0.rows["communication_team"] = Self.team(["decision_date": "2024-08-28"]) },
      after: .sound("22210-01", "Buôn mẫu 1", period: "2022"))
    #expect(findings.map(\.rule) == ["communication_team.decision-date.closing"])
  }

  // MARK: - What was not read

  @Test func `a session repeated in one sheet is held, another one of its day is asked about`() async throws {
    let session = [
      "held_on": "2023-03-06", "kind": "meeting", "topic": "Bình đẳng giới", "attendances": "40",
      "women": "25",
      "men": "15", "ethnic_minority": "30",
    ]
    let same = try await found { $0.rows["communication_session"] = [session, session] }
    #expect(same.map(\.rule) == ["communication_session.repeated"])
    let other = try await found {
      $0.rows["communication_session"] = [
        session, session.merging(["attendances": "30", "women": "15"]) { $1 },
      ]
    }
    #expect(other.map(\.rule) == ["communication_session.twice"])
  }

  @Test func `a copied sheet with rows is held, another sheet is named`() async throws {
    let registry = try SmallRegistry()
    let bytes = try FilledReport.sound("22210-01", "Buôn mẫu 1").bytes(registry.workspace.definitions)
    func told(_ name: String, _ rows: [[CellContent]]) async throws -> [Finding] {
      var editor = try WorkbookEditor(bytes: bytes)
      var sheet = Worksheet(name: name)
      for (row, cells) in rows.enumerated() {
        for (column, cell) in cells.enumerated() { sheet.set(cell, row: row + 1, column: column + 1) }
      }
      editor.add(sheet)
      let path = try registry.folder.write(try editor.xlsx(), to: "copy.xlsx")
      return try await registry.workspace.checking.check([BatchFile(path: path, name: "copy.xlsx")], jobs: 1)
        .findings
    }
    let ids: [CellContent] = ["held_on", "kind", "topic", "attendances", "women", "men", "ethnic_minority"]
      .map {
        .text($0)
      }
    let row: [CellContent] = [
      .text("06/03/2023"), .text("Họp thôn"), .text("Bình đẳng giới"), .number(40), .number(25), .number(15),
      .number(30),
    ]
    let copied = try await told("5. Truyền thông (2)", [ids, row])
    #expect(copied.map(\.rule) == ["head.copied-sheet"] && copied.first?.severity == .error)
    #expect(copied.first?.at.sheet == "5. Truyền thông (2)")
    let other = try await told("Ghi chú", [[.text("Gửi chị Lan")]])
    #expect(other.map(\.rule) == ["head.unknown-sheet"] && other.first?.severity == .note)
  }

  @Test func `a column beside the table and a remark below it are named`() async throws {
    let findings = try await found {
      $0.typed = [
        ("1. Tổ truyền thông", "O8", .text("đã duyệt")), ("1. Tổ truyền thông", "B21", .text("Ghi chú cuối")),
      ]
    }
    #expect(findings.map(\.rule) == ["head.unread-column", "head.unread-remark"])
    #expect(findings.map(\.at.cell) == ["O8", "B21"])
  }
}
