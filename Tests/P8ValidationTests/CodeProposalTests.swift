import P8Model
import P8Validation
import Testing

/// What a text that is in no list probably means.
struct CodeProposalTests {
  private let sites = CodeList(
    id: "site", name: LocalizedText(vi: "Nơi đặt", en: "Site"),
    items: [
      CodeList.Item(
        code: "culture_house", name: LocalizedText(vi: "Nhà văn hóa, nhà cộng đồng", en: "Culture house"),
        synonyms: ["nhà văn hóa thôn"]),
      CodeList.Item(
        code: "household", name: LocalizedText(vi: "Nhà dân", en: "Household"), synonyms: ["nhà riêng"]),
      CodeList.Item(code: "other", name: LocalizedText(vi: "Khác", en: "Other"), synonyms: []),
    ], source: DefinitionSource(file: "site.yaml", line: 1, column: 1))

  @Test(arguments: [
    ("Nhà văn hóa cộng đồng", "culture_house"), ("nha van hoa", "culture_house"),
    ("Nhà dân ông Y Bhăm", "household"),
  ])
  func `an entry with all the words is proposed`(text: String, code: String) {
    #expect(CodeProposal.code(for: text, in: sites) == code)
  }

  @Test(arguments: ["Nhà", "Trạm xá", "Khác nữa", ""])
  func `where none or several may be meant nothing is proposed`(text: String) {
    #expect(CodeProposal.code(for: text, in: sites) == nil)
  }
}
