import Foundation
import P8Definitions
import P8Model
import TestSupport
import Testing

import P8Intake

let reader = NarrativeReader(words: (try? Project.definitions().narrative) ?? NarrativeWords())

struct NarrativeReaderTests {
  /// The article of Phú Yên, whose figures are known one by one.
  static let article: String = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return
      (try? String(contentsOf: folder.appending(path: "Golden/Narrative/phu-yen-2023.txt"), encoding: .utf8))
      ?? ""
  }()

  @Test func `The figures of Project 8 in the article of Phú Yên are 52, 8, 3 and 1`() {
    let models = ["communication_team", "change_leader_club", "trusted_address", "policy_dialogue"]
    let figures = reader.read(Self.article).figures.filter { models.contains($0.indicator) }
    #expect(figures.map(\.indicator) == models)
    #expect(figures.map(\.value) == [52, 8, 3, 1])
    #expect(
      figures.map(\.quote) == [
        "52 Tổ truyền thông cộng đồng", "08 câu lạc bộ thủ lĩnh của sự thay đổi",
        "03 “Địa chỉ tin cậy tại cộng đồng”", "01 cuộc đối thoại chính sách",
      ])
    #expect(figures.map(\.flow) == [.unspecified, .unspecified, .inPeriod, .unspecified])
    #expect(figures.allSatisfy { $0.place == "tỉnh Phú Yên" && $0.period == nil && $0.comparator == .eq })
  }

  @Test func `The loans of the article do not add up, in money and in households`() {
    let totals = reader.read(Self.article).totals
    #expect(totals.map(\.quote) == ["2.290.900 triệu đồng", "50.106 hộ vay"])
    #expect(totals.map(\.stated) == [2_290_900_000_000, 50_106])
    #expect(totals.map(\.sum) == [2_281_875_000_000, 50_128])
    #expect(totals.map(\.difference) == [9_025_000_000, -22])
    #expect(totals.first?.parts == [1_996_405_000_000, 72_470_000_000, 213_000_000_000])
  }

  @Test func `Every quote stands in the text where it is said to stand`() {
    let scalars = Array(Self.article.unicodeScalars)
    let figures = reader.read(Self.article).figures
    #expect(figures.count == 18)
    for figure in figures {
      #expect(scalars[figure.start..<figure.end].elementsEqual(figure.quote.unicodeScalars))
    }
  }

  struct Case: CustomTestStringConvertible {
    let text: String
    let figures: [String]
    var testDescription: String { text }

    init(_ text: String, _ figures: String...) {
      self.text = text
      self.figures = figures
    }
  }

  /// A figure in short: indicator, comparator where it is not `eq`, value, flow where it is stated.
  private func short(_ figure: NarrativeFigure) -> String {
    var parts = [figure.indicator]
    if figure.comparator != .eq { parts.append(figure.comparator.rawValue) }
    parts.append(figure.value?.description ?? "-")
    if figure.flow != .unspecified { parts.append(figure.flow.rawValue) }
    return parts.joined(separator: " ")
  }

  @Test(arguments: [
    Case("Đã thành lập 05 Tổ truyền thông cộng đồng.", "communication_team 5"),
    Case("Ra mắt 3 CLB “Thủ lĩnh của sự thay đổi”", "change_leader_club 3 in_period"),
    Case("hơn 20 mô hình \"Địa chỉ tin cậy ở cộng đồng\"", "trusted_address over 20"),
    Case("gần 1.200 lượt người tham gia", "people_reached nearly 1200"),
    Case("khoảng 40 tổ tiết kiệm vay vốn thôn bản", "savings_loan_group about 40"),
    Case("Thành lập hai mô hình “Địa chỉ tin cậy” tại xã Ea Bá", "trusted_address 2"),
    Case("Số tổ truyền thông cộng đồng lên con số 52.", "communication_team 52"),
    Case("Toàn tỉnh có 120 tổ truyền thông cộng đồng", "communication_team 120 cumulative"),
    Case("Đến nay, duy trì 70 tổ truyền thông cộng đồng", "communication_team 70 cumulative"),
    Case("Phấn đấu đến năm 2025 có 63 tổ truyền thông cộng đồng", "communication_team 63 target"),
    Case(
      "Năm 2023, ra mắt 5 tổ truyền thông, 2 địa chỉ tin cậy", "communication_team 5 in_period",
      "trusted_address 2 in_period"),
    Case(
      "tổ chức 04 lớp tập huấn cho 250 học viên", "training_class 4", "trained_people 250"),
    Case("tổ chức 4 lớp tập huấn cho 250 cán bộ", "training_class 4", "trained_people 250"),
    Case("tổ chức 12 buổi truyền thông cho 600 hội viên", "communication_session 12", "people_reached 600"),
    Case("truyền thông 12 buổi", "communication_session 12"),
    Case(
      "mở 2 cuộc đối thoại chính sách với 150 đại biểu", "policy_dialogue 2",
      "policy_dialogue_participants 150"),
    Case("6/6 cuộc đối thoại chính sách", "policy_dialogue 6"),
    Case("9 đợt chiến dịch truyền thông", "campaign 9"),
    Case("từ 7-10 địa chỉ tin cậy", "trusted_address about -"),
    Case("hàng chục lớp tập huấn", "training_class about -"),
    Case("hỗ trợ 30 phụ nữ DTTS sinh đẻ an toàn theo 4 gói hỗ trợ", "safe_birth_mothers 30"),
    Case("thành lập 3 hợp tác xã, 4 tổ hợp tác", "cooperative 3", "livelihood_group 4"),
    Case("kinh phí 2 tỷ 500 triệu đồng", "amount_vnd 2500000000"),
    Case("trị giá 500.000 đồng", "amount_vnd 500000"),
    Case("giải ngân 72,47 tỷ đồng", "amount_vnd 72470000000"),
    Case(
      "Có 10 tổ truyền thông cộng đồng; trong đó củng cố 4 tổ, thành lập mới 6 tổ.", "communication_team 10",
      "communication_team 4", "communication_team 6 in_period"),
    Case("Tha\u{300}nh lập 5 tô\u{309} truyê\u{300}n thông cộng đô\u{300}ng", "communication_team 5"),
  ])
  func `A figure is read with what qualifies it`(example: Case) {
    #expect(reader.read(example.text).figures.map(short) == example.figures)
  }

  @Test(arguments: [
    "", "Dự án 8 tổ chức lễ ra mắt tổ truyền thông cộng đồng tại xã Ea Lâm.",
    "Ngày 9/3/2023, Hội LHPN tỉnh ra mắt câu lạc bộ.",
    "Quyết định số 1719/QĐ-TTg giai đoạn 2021-2030", "Đạt 72,6% so với phụ nữ", "5 không 3 sạch",
    "phiên bản 4.0",
    "Đề án 939 hỗ trợ phụ nữ khởi nghiệp giai đoạn 2017-2025", "lần thứ 3", "mỗi tổ 10 thành viên",
    "3 triệu đồng/tổ",
    "mỗi suất 500.000 đồng", "tổ dân phố 5 tổ chức họp",
    "12 thành viên “Câu lạc bộ Thủ lĩnh của sự thay đổi”",
    "100% chị em", "500 triệu USD", "10 thôn, 5 xã", "trong 3 tháng tổ truyền thông đã hoạt động",
    "9/10 chỉ tiêu",
  ])
  func `What is no figure is left out`(text: String) {
    #expect(reader.read(text).figures.isEmpty, "\(reader.read(text).figures.map(short))")
  }

  @Test(arguments: [
    ("Có 10 tổ truyền thông cộng đồng, gồm: củng cố 4 tổ, thành lập mới 5 tổ.", ["10 / 9"]),
    ("Có 10 tổ truyền thông cộng đồng, gồm: củng cố 4 tổ, thành lập mới 6 tổ.", []),
    ("Có 52 tổ truyền thông cộng đồng (Sông Hinh 20 tổ, Sơn Hòa 15 tổ, Đồng Xuân 16 tổ).", ["52 / 51"]),
    ("Có 52 tổ truyền thông cộng đồng, trong đó Sông Hinh 20 tổ, Sơn Hòa 40 tổ.", ["52 / 60"]),
    ("Tập huấn cho 150 người, trong đó 80 nữ.", []),
    ("Có 52 tổ truyền thông cộng đồng, riêng Sông Hinh 20 tổ.", []),
    ("Có 52 tổ truyền thông cộng đồng, gồm hơn 20 tổ ở Sông Hinh và trên 30 tổ ở Sơn Hòa.", []),
    ("Trao 100 triệu đồng, gồm: 60 triệu đồng của xã và 30 triệu đồng của huyện.", ["100000000 / 90000000"]),
    ("Tổ chức gần 300 hoạt động, cụ thể: 5 lớp tập huấn, 4 lớp tập huấn.", []),
  ])
  func `Only totals whose parts must make them up are held against them`(text: String, wrong: [String]) {
    let totals = reader.read(text).totals
    #expect(totals.map { "\($0.stated) / \($0.sum)" } == wrong)
  }

  @Test(
    arguments: [
      ("Năm 2023, thành lập 5 tổ truyền thông", "2023"),
      ("Quý III năm 2024 thành lập 5 tổ truyền thông", "2024-Q3"),
      ("6 tháng đầu năm 2024, thành lập 5 tổ truyền thông", "2024-H1"),
      ("8 tháng đầu năm 2025, thành lập 5 tổ truyền thông", "2025-8M"),
      ("Tháng 7 năm 2025 ra mắt 5 tổ truyền thông", "2025-M07"),
      ("Tính đến ngày 30/10/2023, có 5 tổ truyền thông", "2023-10-30"),
      ("Giai đoạn 2021-2025 có 5 tổ truyền thông", nil),
      ("Đã có 5 tổ truyền thông", nil),
    ] as [(String, String?)])
  func `The period is what the sentence names`(text: String, period: String?) {
    #expect(reader.read(text).figures.map(\.period) == [period])
  }

  @Test func `The place is the nearest before the figure`() {
    let text =
      "HỘI LHPN TỈNH PHÚ YÊN\nHuyện Sông Hinh có 5 tổ truyền thông, xã Ea Lâm có 2 địa chỉ tin cậy. Ra mắt 1 tổ truyền thông."
    #expect(
      reader.read(text).figures.map(\.place) == ["huyện Sông Hinh", "xã Ea Lâm", "tỉnh Phú Yên"])
  }

  @Test func `The answer as JSON is one object and the same each time`() throws {
    let report = reader.read("Ra mắt hơn 3 CLB “Thủ lĩnh của sự thay đổi” \"mới\"")
    #expect(
      report.json == """
        {
          "figures": [
            {"indicator": "change_leader_club", "value": 3, "comparator": "over", "flow": "in_period", \
        "unit": "CLB “Thủ lĩnh của sự thay đổi”", "place": null, "period": null, \
        "quote": "hơn 3 CLB “Thủ lĩnh của sự thay đổi”", "start": 7, "end": 43}
          ],
          "totals": []
        }

        """)
    #expect(reader.read("").json == "{\n  \"figures\": [],\n  \"totals\": []\n}\n")
    let parsed = try JSONSerialization.jsonObject(with: Data(reader.read(Self.article).json.utf8))
    let object = try #require(parsed as? [String: [[String: Any]]])
    #expect(object["figures"]?.count == 18)
  }

  @Test(arguments: [
    "1", "1 1 1 1", "((((", "“””", "trong đó trong đó", "5 “", "gần", "từ", "số 5 tổ",
    "999999999999999999999999 tổ truyền thông",
    "99999999999 tỷ đồng", "1/1/1/1/1", "năm", "năm 2023", "2023", "\u{301}\u{301}", "\r\n\r\n", "5-", "- 5",
    "con số 5", "là 5", ": 5",
    String(repeating: "5 tổ (", count: 2000), String(repeating: "gồm ", count: 2000),
  ])
  func `Odd texts do no harm`(text: String) {
    let report = reader.read(text)
    #expect(report.totals.isEmpty)
  }
}
