import P8Model
import Testing
import VietnameseText

import P8Intake

let matcher = UnitMatcher(catalogue: UnitTables.catalogue)

struct UnitMatcherTests {
  struct Case: CustomTestStringConvertible {
    let number: Int
    let address: UnitAddress
    let expected: String
    var testDescription: String {
      "\(number): \(address.commune) | \(address.district) | \(address.province)"
    }

    init(_ number: Int, _ commune: String, _ district: String, _ province: String, _ expected: String) {
      self.number = number
      address = UnitAddress(commune: commune, district: district, province: province, structure: .y2024)
      self.expected = expected
    }
  }

  static let cases = [
    Case(1, "Xã Ea Lâm", "Huyện Sông Hinh", "Tỉnh Phú Yên", "22210"),
    Case(2, "Xa Ea Lam", "Huyen Song Hinh", "Phu Yen", "22210"),
    Case(3, "EA LÂM", "SÔNG HINH", "PHÚ YÊN", "22210"),
    Case(4, "Xa\u{0303} Ea La\u{0302}m", "So\u{0302}ng Hinh", "Phu\u{0301} Ye\u{0302}n", "22210"),
    Case(5, "Xa\u{0303} Ea Lâm", "Sông Hinh", "Phú Yên", "22210"),
    Case(6, "xã EaLâm", "Sông Hinh", "Phú Yên", "22210"),
    Case(7, "X· Ea L©m", "S«ng Hinh", "Phó Yªn", "22210"),
    Case(8, "Xaõ Ea Laâm", "Soâng Hinh", "Phuù Yeân", "22210"),
    Case(9, "XÃ£ Ea LÃ¢m", "SÃ´ng Hinh", "PhÃº YÃªn", "22210"),
    Case(10, "xax Ea Laam", "Sông Hinh", "Phú Yên", "22210"),
    Case(11, "Xã Ea Lăm", "Sông Hinh", "Phú Yên", "22210"),
    Case(12, "Ea Lâm, Sông Hinh, Phú Yên", "", "", "22210"),
    Case(13, "TT. Phú Hòa", "H. Phú Hòa", "Phú Yên", "22319"),
    Case(14, "P. Hòa Hiệp Trung", "TX Đông Hoà", "Phú Yên", "22261"),
    Case(15, "Xã Xuân Sơn Băc", "\u{D0}ồng Xuân", "Phú Yên", "22099"),
    Case(16, "Xã \u{D0}ức Bình \u{D0}ông", "Sông Hinh", "Phú Yên", "22222"),
    Case(17, "Xã Đức Bình", "Sông Hinh", "Phú Yên", "ambiguous"),
    Case(18, "xã Quãng Lập", "Đơn Dương", "Lâm Đồng", "24955"),
    Case(19, "Xã Kì Phú", "Nho Quan", "Ninh Bình", "14449"),
    Case(20, "Lí Bôn", "Bảo Lâm", "Cao Bằng", "01294"),
    Case(21, "Mĩ Lợi A", "Cái Bè", "Tiền Giang", "28396"),
    Case(22, "Xã Cư Suê", "Huyện Cư M\u{2019}gar", "Đăk Lăk", "24298"),
    Case(23, "xã Ea Hleo", "Ea H\u{2019}Leo", "Đắk Lắk", "24184"),
    Case(24, "Xã Hòa Tú 2", "Mỹ Xuyên", "Sóc Trăng", "31729"),
    Case(25, "Phường 3", "TP Vị Thanh", "Hậu Giang", "31321"),
    Case(26, "P.05", "Q.3", "TP.HCM", "27151"),
    Case(27, "UBND xã Mường Cang", "Than Uyên", "Lai Châu", "03631"),
    Case(28, "Xã Sủng Cháng", "Yên Minh", "Hà Giang", "00829"),
    Case(29, "Xã Mù Xang", "Phong Thổ", "Lai Châu", "03568"),
    Case(30, "Xã Triềng Sơ", "Sông Mã", "Sơn La", "04195"),
    Case(31, "Xã Chiềng Sơ", "", "", "ambiguous"),
    Case(32, "Hoang Dong", "Hoang Hoa", "Thanh Hoa", "ambiguous"),
    Case(33, "Xã Hoằng Đồng", "Hoằng Hóa", "Thanh Hóa", "15952"),
    Case(34, "Sa Pa", "TX Sa Pa", "Lào Cai", "03001"),
    Case(35, "SA PA", "SA PA", "LAO CAI", "ambiguous"),
    Case(36, "Chi Lăng", "Huyện Chi Lăng", "Lạng Sơn", "ambiguous"),
    Case(37, "TT Chi Lăng", "Huyện Chi Lăng", "Lạng Sơn", "06466"),
    Case(38, "Xã Tân Lập", "", "Bình Phước", "25381"),
    Case(39, "Xã Quang Trung", "", "", "ambiguous"),
    Case(40, "Phường Tuy Hòa", "Thành phố Tuy Hòa", "Phú Yên", "none"),
    Case(41, "Phường 8", "Thành phố Tuy Hòa", "Phú Yên", "none"),
    Case(42, "Huyện Sơn Hòa", "Huyện Sơn Hòa", "Phú Yên", "none"),
    Case(43, "Tổng", "", "", "none"),
    Case(44, "Thôn Tân Bình", "Huyện Sơn Hòa", "Phú Yên", "none"),
    Case(45, "", "Huyện Sông Hinh", "Phú Yên", "none"),
  ]

  private func expect(_ match: UnitMatch, of example: Case) {
    switch match.status {
    case .sure, .likely: #expect(match.code?.code == example.expected, "\(match)")
    case .ambiguous, .none:
      #expect(match.status.rawValue == example.expected, "\(match)")
      #expect(match.code == nil)
    }
  }

  @Test(arguments: cases)
  func `The text of a row means this commune`(example: Case) {
    expect(matcher.match(example.address), of: example)
  }

  @Test func `The rows of one table mean the same communes as each alone`() {
    let matches = matcher.match(Self.cases.map(\.address))
    #expect(matches.count == Self.cases.count)
    for (match, example) in zip(matches, Self.cases) { expect(match, of: example) }
  }

  @Test(arguments: UnitStructure.allCases)
  func `Every commune is found by its official name, surely and alone`(structure: UnitStructure) {
    let catalogue = UnitTables.catalogue
    func name(_ code: UnitCode, _ level: UnitLevel) -> String {
      catalogue.ancestor(of: code, at: level).flatMap { catalogue[$0]?.name } ?? ""
    }
    let communes = catalogue.all.filter { $0.code.level == .commune && $0.code.structure == structure }
    let wrong = communes.filter { commune in
      let match = matcher.match(
        UnitAddress(
          commune: commune.name, district: name(commune.code, .district),
          province: name(commune.code, .province),
          structure: structure))
      return match.code != commune.code || match.status != .sure || !match.candidates.isEmpty
    }
    #expect(communes.count == (structure == .y2024 ? 10_035 : 3_321))
    #expect(wrong.isEmpty, "\(wrong.map(\.name))")
  }

  @Test func `A table in an old encoding is decoded by its columns`() {
    let rows = [
      ("X· Ea L©m", "S«ng Hinh", "Phó Yªn"), ("X· §øc B×nh §«ng", "S«ng Hinh", "Phó Yªn"),
      ("X· Ea Ly", "S«ng Hinh", "Phó Yªn"),
    ].map { UnitAddress(commune: $0.0, district: $0.1, province: $0.2, structure: .y2024) }
    let matches = matcher.match(rows)
    #expect(matches.map(\.code?.code) == ["22210", "22222", "22237"])
    #expect(matches.allSatisfy { $0.status == .sure && $0.encoding == .tcvn3 })
  }

  @Test(arguments: [
    ("Xã Ea Lâm", "Huyện Đồng Xuân", "Phú Yên", UnitMatch.Reason.unknownCommune),
    ("Xã Ea Lâm", "Huyện Krông Năng", "Phú Yên", .unknownDistrict),
    ("Xã Ea Lâm", "Sông Hinh", "Atlantis", .unknownProvince),
    ("Phường Sơn Hòa 9", "Sông Hinh", "Phú Yên", .unknownCommune),
  ])
  func `A wrong unit above is reported, and the rest of the country is not searched`(
    commune: String, district: String, province: String, reason: UnitMatch.Reason
  ) {
    let match = matcher.match(
      UnitAddress(commune: commune, district: district, province: province, structure: .y2024))
    #expect(match.status == .none)
    #expect(match.reason == reason)
    #expect(match.code == nil)
  }

  @Test(arguments: [
    ("Xã Ea Lâm", "", "", UnitMatch.Status.likely, "22210"), ("Xã Ea Lâm", "Sông Hinh", "", .sure, "22210"),
    ("Phường Ea Lâm", "Sông Hinh", "Phú Yên", .likely, "22210"),
    ("Buôn Bai, xã Ea Lâm, huyện Sông Hinh", "", "Phú Yên", .sure, "22210"),
    ("xã Ea Lâm huyện Sông Hinh tỉnh Phú Yên", "", "", .sure, "22210"),
    ("Xã Ea Lâm (Sông Hinh)", "", "Phú Yên", .sure, "22210"),
    ("1. Xã Ea Lâm", "Sông Hinh", "Phú Yên", .sure, "22210"),
    ("Hội LHPN xã Ea Lâm", "Sông Hinh", "Phú Yên", .sure, "22210"),
    ("Xả Ea Lâm", "Sông Hinh", "Phú Yên", .sure, "22210"),
    ("“Xã Ea Lâm”.", "Sông Hinh", "Phú Yên", .sure, "22210"),
    ("Phường Đúc", "Thuận Hóa", "Thừa Thiên Huế", .sure, "19780"),
    ("Xa Ba Vi", "Ba Vi", "Ha Noi", .sure, "09703"),
    ("Xa Nga Thanh", "Nga Sơn", "Thanh Hóa", .ambiguous, ""), ("Toàn xã", "Sông Hinh", "Phú Yên", .none, ""),
    ("Xã Cộng Hòa", "Giao Thủy", "Nam Định", .none, ""),
  ])
  func `Ways of writing that officers use are understood`(
    commune: String, district: String, province: String, status: UnitMatch.Status, code: String
  ) {
    let match = matcher.match(
      UnitAddress(commune: commune, district: district, province: province, structure: .y2024))
    #expect(match.status == status, "\(match)")
    #expect(match.code?.code ?? "" == code)
  }

  @Test func `A commune that was merged is given with its successor`() {
    let match = matcher.match(
      UnitAddress(commune: "Xã Ea Lâm", district: "Sông Hinh", province: "Phú Yên", structure: .y2025))
    #expect(match.status == .none)
    #expect(match.reason == .otherStructure)
    #expect(match.candidates.map(\.code) == ["22237"])
  }

  @Test(arguments: [
    "", " ", "\u{0}", "....", "P.", "Xã", ",,,", "-", "()", "Xã Xã Xã", "1", "99999999999999999999",
    "\u{301}", "T.T", "TP.",
    String(repeating: "Xã ", count: 2000), String(repeating: "(", count: 2000),
  ])
  func `Odd texts have no commune`(text: String) {
    for structure in UnitStructure.allCases {
      let match = matcher.match(
        UnitAddress(commune: text, district: text, province: text, structure: structure))
      #expect(match.code == nil)
    }
  }
}
