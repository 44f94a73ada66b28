import P8Forms
import P8Definitions
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

  static let forms = ["village-report", "commune-report", "activity-log"]

  private func workbook(_ id: String = "village-report") throws -> Workbook {
    let form = try #require(definitions.forms[id])
    let unit = try #require(UnitCode(form.level == .village ? "22210-01" : "22210", structure: .y2024))
    let request = FormRequest(
      unit: unit, unitName: "Buôn Bai", above: ["Xã Ea Lâm"],
      period: try #require(Period("2023", calendar: .calendar)))
    return XLSForm(form, for: request, definitions: definitions).workbook()
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
    return (2...800).map { row in
      Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($0.element, text(row, $0.offset + 1)) })
    }.filter { row in row.values.contains { !$0.isEmpty } }
  }

  @Test(arguments: forms)
  func `groups are closed, names are unique within theirs, and every text stands in both languages`(
    id: String
  ) throws {
    let survey = try rows("survey", of: workbook(id))
    var open: [Set<String>] = [[]]
    for row in survey {
      let type = try #require(row["type"])
      let name = try #require(row["name"])
      if type.hasPrefix("end_") {
        open.removeLast()
        continue
      }
      #expect(open[open.count - 1].insert(name).inserted, "\(name)")
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
    let men = try #require(team.first { $0["name"] == "men" })
    #expect(men["constraint"]?.contains("number(../women) + number(.)") == true, "\(men["constraint"] ?? "")")
    #expect(men["constraint"]?.contains("number(../members)") == true)
    #expect(men["constraint_message::English (en)"]?.contains("Women + men = total") == true)
    #expect(men["required"] == "yes")
    let warning = try #require(
      team.first { $0["label::English (en)"]?.hasSuffix("Members of a team 5–20") == true })
    #expect(warning["type"] == "note")
    #expect(warning["relevant"]?.contains("../members") == true)
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
