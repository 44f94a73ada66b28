import P8Forms
import P8Definitions
import P8Expressions
import P8Model
import SpreadsheetML
import TestSupport
import Testing

/// The form for the phone.
///
/// That `pyxform` takes it and ODK Validate passes it is what `scripts/check-xlsform` asks.
struct XLSFormTests {
  let definitions: Definitions

  init() throws {
    definitions = try Project.definitions()
  }

  static let forms = ["village-report", "commune-report", "activity-log", "nothing-report"]

  /// The models of a usual village.
  static let models: [String: [[String: String]]] = [
    "communication_team": [
      [
        "model_key": "k1", "name": "Tổ \"Buôn Bai\" d'A", "status": "maintained",
        "decision_date": "2023-05-10",
        "members": "9", "women": "6", "men": "3", "ethnic_minority": "9",
      ]
    ],
    "change_leader_club": [
      [
        "model_key": "k2", "name": "CLB", "base": "school", "status": "maintained",
        "decision_date": "2023-05-10",
        "members": "20", "girls": "12", "boys": "8", "ethnic_minority": "20",
      ]
    ],
    "trusted_address": [["model_key": "k3", "name": "Nhà văn hóa", "status": "maintained"]],
    "savings_loan_group": [
      ["model_key": "k4", "name": "Tổ 1", "status": "maintained", "savings_balance": "5000000"]
    ],
  ]

  private func workbook(
    _ id: String = "village-report", rows: [String: [[String: String]]] = [:]
  ) throws -> Workbook {
    let form = try #require(definitions.forms[id])
    let unit = try #require(UnitCode(form.level == .village ? "22210-01" : "22210", structure: .y2024))
    let request = FormRequest(
      unit: unit, unitName: "Buôn Bai", above: ["Xã Ea Lâm"],
      period: try #require(Period("2023", calendar: .calendar)))
    return XLSForm(form, for: request, definitions: definitions, rows: rows).workbook()
  }

  /// The rows of a sheet as texts by the names of their columns.
  private func rows(_ name: String, of book: Workbook) throws -> [[String: String]] {
    let sheet = try #require(book.sheets.first { $0.name == name })
    func text(_ row: Int, _ column: Int) -> String {
      guard let place = CellReference(row: row, column: column),
        case .text(let text) = sheet.content(at: place)
      else { return "" }
      return text
    }
    let columns = (1...30).map { text(1, $0) }.filter { !$0.isEmpty }
    return (2...1500).map { row in
      Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($0.element, text(row, $0.offset + 1)) })
    }.filter { row in row.values.contains { !$0.isEmpty } }
  }

  @Test(arguments: forms)
  func `groups are closed, names are single over the form, and every text stands in both languages`(
    id: String
  ) throws {
    let survey = try rows("survey", of: workbook(id, rows: id == "village-report" ? Self.models : [:]))
    var open: [Set<String>] = [[]]
    var names: Set<String> = []
    for row in survey {
      let type = try #require(row["type"])
      let name = try #require(row["name"])
      if type.hasPrefix("end_") {
        open.removeLast()
        continue
      }
      #expect(names.insert(name).inserted, "\(name)")
      #expect(name.wholeMatch(of: /[A-Za-z_][A-Za-z0-9_.-]*/) != nil, "\(name)")
      if type != "calculate" {
        for text in ["label", "hint", "constraint_message", "required_message"] {
          let vi = row["\(text)::Tiếng Việt (vi)"] ?? ""
          let en = row["\(text)::English (en)"] ?? ""
          #expect(vi.isEmpty == en.isEmpty, "\(name) \(text)")
          if text == "label" { #expect(!vi.isEmpty, "\(name)") }
        }
      }
      #expect(row["constraint"]?.isEmpty == row["constraint_message::English (en)"]?.isEmpty, "\(name)")
      if type.hasPrefix("begin_") { open.append([]) }
    }
    #expect(open.count == 1)
  }

  @Test(arguments: forms)
  func `every list that is asked for has choices, each once`(id: String) throws {
    let book = try workbook(id)
    let choices = try rows("choices", of: book)
    let lists = Set(choices.compactMap { $0["list_name"] })
    for row in try rows("survey", of: book) {
      guard let type = row["type"], type.hasPrefix("select_one ") else { continue }
      #expect(lists.contains(String(type.dropFirst(11))), "\(type)")
    }
    let keys = choices.map { "\($0["list_name"] ?? "") \($0["name"] ?? "")" }
    #expect(Set(keys).count == keys.count)
  }

  @Test func `a rule is a constraint at the last question that it names, with the answer as a point`() throws
  {
    let survey = try rows("survey", of: workbook())
    let start = try #require(survey.firstIndex { $0["name"] == "communication_team" })
    let team = survey[start...].prefix { $0["type"] != "end_repeat" }
    let men = try #require(team.first { $0["name"] == "communication_team__men" })
    #expect(
      men["constraint"]?.contains("number(../communication_team__women) + number(.)") == true,
      "\(men["constraint"] ?? "")")
    #expect(men["constraint"]?.contains("number(../communication_team__members)") == true)
    #expect(men["constraint_message::English (en)"]?.contains("Women + men = total") == true)
    #expect(men["required"] == "yes")
    let warning = try #require(
      team.first { $0["label::English (en)"]?.hasSuffix("Members of a team 5–20") == true })
    #expect(warning["type"] == "note")
    #expect(warning["relevant"]?.contains("../communication_team__members") == true)
  }

  @Test(arguments: forms)
  func `only functions are called that every phone knows`(id: String) throws {
    let survey = try rows("survey", of: workbook(id, rows: id == "village-report" ? Self.models : [:]))
    var called: Set<String> = []
    for row in survey {
      for column in ["relevant", "constraint", "calculation"] {
        called.formUnion(XPathFunction.called(in: row[column] ?? ""))
      }
    }
    #expect(called.isSubset(of: XPathFunction.known), "\(called.subtracting(XPathFunction.known).sorted())")
    #expect(
      XPathFunction.called(in: "if(../a = 'floor(' and (1 + 2) > 2, floor(3), int(-1.5) div (2))") == [
        "if", "floor", "int",
      ])
  }

  @Test func `the rows of a section show where its question is answered with yes`() throws {
    let survey = try rows("survey", of: workbook())
    let question = try #require(survey.firstIndex { $0["name"] == "campaign__answer" })
    #expect(survey[question]["type"] == "select_one section-answer")
    #expect(survey[question]["required"] == "yes")
    #expect(survey[question + 1]["type"] == "begin_repeat")
    #expect(survey[question + 1]["relevant"] == "${campaign__answer} = 'yes'")
    #expect(!survey.contains { ($0["label::Tiếng Việt (vi)"] ?? "").contains("Ô màu xám") })
    let total = try #require(survey.first { $0["name"] == "money__total__allocated" })
    #expect(total["type"] == "calculate")
    #expect(total["calculation"]?.contains("number(coalesce(${money__local__allocated}, '0'))") == true)
  }

  @Test func `a model that the form brings along keeps its key, and its values where nothing has changed`()
    throws
  {
    let survey = try rows("survey", of: workbook(rows: Self.models))
    func row(_ name: String) throws -> [String: String] { try #require(survey.first { $0["name"] == name }) }
    #expect(try row("communication_team__m1__model_key")["calculation"] == "'k1'")
    #expect(
      try row("communication_team__m1__members")["calculation"]
        == "coalesce(${communication_team__m1__new_members}, '9')")
    #expect(
      try row("communication_team__m1__new_members")["relevant"]
        == "${communication_team__m1__changed} = 'true'")
    #expect(
      try row("communication_team__m1__name")["calculation"]?.hasSuffix(", \"Tổ ”Buôn Bai” d'A\")") == true)
    // Asked is for others only: no answer about the section.
    #expect(try row("communication_team__more")["type"] == "select_one section-answer")
    #expect(!survey.contains { $0["name"] == "communication_team__answer" })
    // What is done anew in each period is asked whether or not anything has changed.
    #expect(try row("communication_team__m1__activities")["relevant"] == "")
    #expect(try row("trusted_address__m1__people_helped")["required"] == "yes")
  }

  /// A usual village: its models are as they were, it held three sessions and a campaign, and had money.
  @Test func `at most sixty questions show for a usual village`() throws {
    let survey = try rows("survey", of: workbook(rows: Self.models))
    let answers = [
      "communication_session__answer": "yes", "campaign__answer": "yes", "money__answer": "yes",
    ]
    let instances = ["communication_session": 3]
    var open: [(isShown: Bool, count: Int)] = [(true, 1)]
    var shown = 0
    for row in survey {
      let type = row["type"] ?? ""
      let relevant = row["relevant"] ?? ""
      var isShown = true
      if let match = relevant.wholeMatch(of: /\$\{([^}]+)\} = '([a-z]+)'/) {
        isShown = (answers[String(match.1)] ?? "no") == match.2
      } else if !relevant.isEmpty {
        #expect(type == "note", "\(row["name"] ?? "")")
      }
      let outer = open[open.count - 1]
      if type.hasPrefix("end_") {
        open.removeLast()
      } else if type.hasPrefix("begin_") {
        open.append((outer.isShown && isShown, outer.count * (instances[row["name"] ?? ""] ?? 1)))
      } else if type != "note", type != "calculate", outer.isShown, isShown {
        shown += outer.count
      }
    }
    #expect(shown > 30 && shown <= 60, "\(shown)")
  }

  @Test func `unit and period travel with the form`() throws {
    let book = try workbook()
    let survey = try rows("survey", of: book)
    func calculation(_ name: String) -> String? { survey.first { $0["name"] == name }?["calculation"] }
    #expect(calculation("p8_unit") == "'22210-01'")
    #expect(calculation("p8_period") == "'2023@calendar'")
    #expect(calculation("p8_form") == "'village-report'")
    let settings = try #require(try rows("settings", of: book).first)
    #expect(settings["form_id"] == "p8_village_report_22210_01_2023_initial")
    #expect(settings["default_language"] == "Tiếng Việt (vi)")
  }
}
