import Testing
import VietnameseText

/// The examples of the article “Numbers, dates, keys and old encodings”, run.
struct TextsExamples {
  // Example
  func advice(onNumber text: String) -> String {
    switch NumberText.read(text) {
    case .exact(let value, let quirks):
      quirks.isEmpty ? "\(value)" : "\(value), to be written plainly"
    case .proposal(let value, _, let defect):
      "perhaps \(value): \(defect)"
    case .refused(let defect):
      "no value: \(defect)"
    }
  }
  // End of example

  // Example
  func advice(onDate text: String) -> String {
    switch DateText.read(text) {
    case .exact(let day, _): "\(day)"
    case .proposal(let day, let certainty, _): "\(certainty): \(day)"
    case .refused(.yearOnly(let year)): "only the year \(year)"
    case .refused: "no day"
    }
  }
  // End of example

  // Example
  func find(_ name: String, among communes: [String]) -> [String] {
    let key = SearchKey.placementFree(NormalForm.clean(name).text)
    let same = communes.filter { SearchKey.placementFree($0) == key }
    guard same.isEmpty else { return same }
    let pattern = EditPattern(name)
    return communes.filter { commune in
      pattern.distance(to: EditPattern(commune), limit: EditDistance.letter) != nil
    }
  }
  // End of example

  // Example
  func text(of raw: String, inFont font: String) -> String {
    guard let (encoding, _) = LegacyEncoding.ofFont(font), let decoded = encoding.decode(raw) else {
      return raw
    }
    return NormalForm.composed(decoded)
  }
  // End of example

  // Example
  func repaired(_ column: [String], known: Set<String>) -> [String] {
    let decision = LegacyColumn(column) { known.contains(SearchKey.placementFree($0)) }
    return column.map { NormalForm.clean(decision.text(of: $0)).text }
  }
  // End of example

  @Test func `numbers are read, proposed or refused`() {
    #expect(advice(onNumber: "52") == "52")
    #expect(advice(onNumber: "1.996.405") == "1996405, to be written plainly")
    #expect(advice(onNumber: "1,996,405") == "perhaps 1996405: englishGrouping")
    #expect(advice(onNumber: "trên 120") == "no value: approximate")
  }

  @Test func `dates are read day first`() {
    #expect(advice(onDate: "ngày 30 tháng 10 năm 2023") == "2023-10-30")
    #expect(advice(onDate: "10/30/2023") == "likely: 2023-10-30")
    #expect(advice(onDate: "2023") == "only the year 2023")
    #expect(advice(onDate: "30/2/2023") == "no day")
  }

  @Test func `names are found by their key, and then by what is near`() {
    let communes = ["Hòa Mỹ", "Ea Lâm", "Ea Bia"]
    #expect(find("HOÀ  MĨ", among: communes) == ["Hòa Mỹ"])
    #expect(find("Ea Lăm", among: communes) == ["Ea Lâm"])
    #expect(find("Sơn Hòa", among: communes) == [])
  }

  @Test func `old encodings are decoded by font or by column`() {
    #expect(text(of: "X· Ea L©m", inFont: ".VnTime") == "Xã Ea Lâm")
    #expect(text(of: "Xã Ea Lâm", inFont: "Times New Roman") == "Xã Ea Lâm")
    let names = ["Xã Ea Lâm", "Sông Hinh", "Phú Yên"]
    let known = Set(names.map(SearchKey.placementFree))
    #expect(repaired(["X· Ea L©m", "S«ng Hinh", "Phó Yªn"], known: known) == names)
    #expect(repaired(names, known: known) == names)
  }
}
