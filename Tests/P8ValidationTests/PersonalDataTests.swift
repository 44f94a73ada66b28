import P8Definitions
import P8Model
import P8Validation
import TestSupport
import Testing

/// Personal data in cells of text: what is told, how, and what is no personal data.
struct PersonalDataTests {
  private func check(
    _ text: String, in column: String = "note", of section: String = "communication_team",
    beside other: [String: String] = [:]
  ) throws -> CheckedReport {
    var sketch = ReportSketch()
    var row = (RuleExample.base[section] ?? [:]).merging(other) { $1 }
    row[column] = text
    sketch.rows = [(section, row)]
    return try Project.checker().check(sketch.report(Project.definitions()))
  }

  private func persons(_ checked: CheckedReport) -> [Finding] {
    checked.findings.filter { $0.rule.hasPrefix("person.") }
  }

  @Test(arguments: [
    "Họp tại TP. Bà Rịa", "Hội nghị ở Bà Rịa", "Chị em phụ nữ tham gia", "CHỊ EM PHỤ NỮ",
    "Các xã của huyện Anh Sơn",
    "Thị trấn Anh Sơn", "Anh Sơn, Nghệ An", "Trạm y tế xã", "TRẠM Y TẾ", "Trạm Y Tế xã Ea Bá",
    "Hỗ trợ bà mẹ và trẻ em", "Bà mẹ sinh con an toàn", "Kỹ năng cho em gái", "Em gái và trẻ em trai",
    "Phòng, chống bạo lực gia đình", "Bạo lực gia đình và xâm hại trẻ em gái",
    "Hỗ trợ nạn nhân bị bạo lực gia đình", "Phòng ngừa trẻ em dưới 16 tuổi bị xâm hại",
    "Học sinh từ 12 đến 15 tuổi", "Học tập và làm theo tấm gương Bác Hồ", "Cháu ngoan Bác Hồ",
    "Trường THCS Lê Văn Tám", "Trường Tiểu học Nguyễn Văn Trỗi", "Đường Nguyễn Thị Minh Khai",
    "Tấm gương chị Võ Thị Sáu", "Bà mẹ Việt Nam Anh hùng", "Mẹ Việt Nam Anh Hùng",
    "Các chị Hội LHPN xã dự", "Bà Chủ tịch Hội LHPN xã chủ trì", "Ông Trưởng thôn dự", "Chị em Ê Đê, Gia Rai",
    "Người Ê Đê, dân tộc Ba Na", "Phụ nữ H'Mông", "dân tộc H'Mông", "Thôn bản có cô đỡ", "Cô đỡ thôn bản",
    "Đảo Cô Tô", "Huyện Cô Tô", "Chú trọng truyền thông", "Buôn Y Thuyên", "xã Y Tý",
    "Luật Hôn nhân và gia đình",
    "Tổ chức ngày 05.06.2023 10 người", "Kinh phí 150000000 đồng", "Kinh phí 123456789 đồng",
    "Chi 1.234.567.890 đồng",
    "QĐ số 12/QĐ-UBND ngày 05/05/2023", "Quản lý thị trường", "QUẢN LÝ THỊ TRƯỜNG", "Văn nghệ",
    "Hội thi Văn nghệ",
    "Ông bà, cha mẹ, anh chị em", "Sáp nhập từ thôn 1 và thôn 2", "Nhà văn hóa thôn Hòa Bình",
    "Đội Thanh niên và Đoàn xã", "Xã Sơn Hà, huyện Sơn Hòa", "Hội LHPN tỉnh Phú Yên", "Bác sĩ tư vấn",
    "Bác sĩ Trạm y tế", "Tiếng Anh", "Đã cấp 30 áo dài", "Các em Trường THCS dự",
    "Buổi 1: bị chồng đánh thì làm gì?",
    "Tuyên truyền Nghị định 356/2025/NĐ-CP", "Chi hội trưởng phụ nữ", "Đã tặng 12 gói cho 12 bà mẹ",
  ])
  func `topics, places and offices are no persons`(text: String) throws {
    for column in ["note", "name"] {
      let told = persons(try check(text, in: column))
      #expect(told.map { "\($0.rule) \($0.found ?? "")" } == [], "\(column)")
    }
    #expect(persons(try check(text, in: "topic", of: "communication_session")) == [])
  }

  @Test(arguments: [
    ("LH 0912345678", CheckName.personPhone, "LH 09••••••78"),
    ("LH 0912.345.678", .personPhone, "LH 09••••••78"),
    ("LH 0912 345 678 gấp", .personPhone, "LH 09••••••78 gấp"),
    ("+84 912 345 678", .personPhone, "+84•••••••78"),
    ("ĐT 0257.3841.234", .personPhone, "ĐT 02•••••••34"),
    ("CCCD 054190001234", .personIdentity, "CCCD 05••••••••34"),
    ("CMND 221234567", .personIdentity, "CMND 22•••••67"),
    ("Tổ trưởng Nguyễn Thị Hoa", .personName, "Tổ trưởng N•• T•• H••"),
    ("chị Lê Hoa phụ trách", .personName, "chị L•• H•• phụ trách"),
    ("H'Hen Niê phụ trách", .personName, "H•• N•• phụ trách"),
    ("Ksor Blim", .personName, "K•• B••"), ("do Rơ Chăm H'Lan ghi", .personName, "do R•• C•• H•• ghi"),
    ("già làng Y Thanh Niê", .personName, "già làng Y•• T•• N••"),
    ("NGUYỄN THỊ HOA", .personName, "N•• T•• H••"),
    ("Nguyen Thi Hoa", .personName, "N•• T•• H••"),
    ("chị Hoa phụ trách", .personNamePerhaps, "chị H•• phụ trách"),
    ("Bà Rơm nhận", .personNamePerhaps, "Bà R•• nhận"), ("Y Blim", .personNamePerhaps, "Y•• B••"),
    ("chị Hoa bị chồng đánh", .personStory, "••••••"),
    ("Một chị bị chồng đánh, phải tạm lánh", .personStory, "••••••"),
    ("bé gái 12 tuổi bị xâm hại", .personStory, "••••••"),
    ("Nguyễn Thị Hoa, bạo lực gia đình", .personStory, "••••••"),
    ("Người dân tộc Ê Đê: H'Hen Niê", .personWithEthnicity, "Người dân tộc Ê Đê: H•• N••"),
  ])
  func `what is about a person is told with the data covered`(
    text: String, check: CheckName, covered: String
  ) throws {
    let checked = try self.check(text, beside: ["activities": "x"])
    let told = persons(checked)
    #expect(told.map(\.rule) == [check.rawValue])
    let finding = try #require(told.first)
    #expect(finding.found == covered && finding.row?.cells.contains { $0.text == covered } ?? false)
    #expect(finding.severity == (check == .personNamePerhaps ? .warning : .error))
    #expect(finding.at.cell != nil && finding.code.hasPrefix("P8-PERS-"))
    for finding in checked.findings { #expect(!"\(finding)".contains(text), "\(finding.rule)") }
    guard check != .personNamePerhaps else { return }
    #expect(checked.state == .held)
    #expect(checked.report?.records.contains { $0.section == "communication_team" } == false)
  }

  @Test(arguments: [
    "Nhà bà Hoa", "một chị tạm lánh 3 ngày", "LH 0912345678", "bị chồng đánh", "Nguyễn Thị Hoa",
    "bé gái 12 tuổi",
  ])
  func `among trusted addresses anything about a person holds the report`(text: String) throws {
    let checked = try check(text, of: "trusted_address")
    #expect(persons(checked).map(\.rule) == [CheckName.personAtRisk.rawValue])
    #expect(checked.state == .held)
    for finding in checked.findings { #expect(!"\(finding)".contains(text), "\(finding.rule)") }
  }

  @Test(arguments: [
    "Nhà văn hóa thôn", "Trạm y tế xã", "Không có", "Phòng chống bạo lực gia đình", "Chi hội phụ nữ",
  ])
  func `among trusted addresses what is about no person stands`(text: String) throws {
    #expect(persons(try check(text, of: "trusted_address")) == [])
  }

  /// Each unit of both structures stands in clean sentences: the names of places are the most common source of false alarms.
  @Test func `no name of a unit is taken for a person`() throws {
    let definitions = try Project.definitions()
    let units = Array(definitions.units.all)
    #expect(units.count > 10_000)
    let sentences: [(String, String) -> String] = [
      { name, _ in "Tổ chức tại \(name)" }, { name, _ in "Tổ truyền thông \(name)" }, { _, short in short },
      { name, _ in "Chị em phụ nữ \(name) tham gia" }, { name, _ in "Phối hợp với Hội LHPN \(name)" },
    ]
    var told: [String] = []
    for start in stride(from: 0, to: units.count, by: 20) {
      var sketch = ReportSketch()
      let base = RuleExample.base["communication_team"] ?? [:]
      sketch.rows = units[start..<min(start + 20, units.count)].enumerated().map { index, unit in
        let text = sentences[(start + index) % sentences.count](unit.name, unit.shortName)
        return ("communication_team", base.merging(["note": text]) { $1 })
      }
      let checked = try Project.checker().check(sketch.report(definitions))
      told += persons(checked).map { "\($0.rule) \($0.at.cell ?? "") \($0.found ?? "")" }
    }
    #expect(told == [])
  }

  @Test func `a name in one cell and the ethnic group in another are told once`() throws {
    let told = persons(try check("dân tộc Ê Đê", beside: ["name": "Tổ của Nguyễn Thị Hoa"]))
    #expect(told.map(\.rule) == [CheckName.personWithEthnicity.rawValue])
    #expect(told.first?.message.en.contains("keep counts only") ?? false)
  }

  /// What another check says of the same cell does not repeat the data either.
  @Test func `no other finding repeats what was covered`() throws {
    var sketch = ReportSketch()
    sketch.rows = [("communication_team", RuleExample.base["communication_team"] ?? [:])]
    sketch.rows[0].values["members"] = "chị Nguyễn Thị Hoa 0912345678"
    sketch.defects["communication_team.members"] = ReportCell.Defect(
      check: "type.number", proposal: .text("Nguyễn Thị Hoa"))
    let checked = try Project.checker().check(sketch.report(Project.definitions()))
    #expect(checked.findings.contains { $0.rule == "type.number" })
    #expect(persons(checked).count == 2)
    for finding in checked.findings {
      #expect(!"\(finding)".contains("Nguyễn Thị Hoa") && !"\(finding)".contains("0912345678"))
    }
  }
}
