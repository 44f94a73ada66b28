import P8Model
import P8Presentation
import Testing

/// Tables for a screen: as wide as they need where there is room, else no wider than the screen, with nothing missing in silence.
struct TextColumnsTests {
  private let rows = [
    ["Mã", "Chỉ tiêu", "Trong kỳ", "Chỉ tiêu giai đoạn", "Tỷ lệ"],
    ["D8.1.1", "Tổ truyền thông cộng đồng (thành lập mới/củng cố)", "44", "63", "82,5%"],
    ["D8.2.1", "Tổ tiết kiệm", "0", "21", "0,0%"],
  ]

  @Test func `a table takes the room that it needs`() {
    let lines = TextColumns(leading: 2).lines(rows)
    #expect(lines.count == 3)
    #expect(lines[1].contains("Tổ truyền thông cộng đồng (thành lập mới/củng cố)"))
  }

  @Test(arguments: [40, 50, 60, 72, 80])
  func `no line is wider than the screen, and nothing is lost`(width: Int) {
    let lines = TextColumns(leading: 2, width: width, language: .vi).lines(rows)
    for line in lines where !line.hasPrefix("(") { #expect(line.count <= width, "\(line)") }
    let words = lines.joined(separator: " ").split(separator: " ").map(String.init)
    for word in ["truyền", "thông", "cộng", "đồng", "(thành", "mới/củng", "44"] {
      #expect(words.contains(word), "\(word) is not shown at \(width)")
    }
    // A column that does not fit is named.
    let text = lines.joined(separator: " ")
    #expect(text.contains("82,5%") || text.contains("Tỷ lệ. Xem đủ: --format tsv"), "\(text)")
  }

  @Test func `a number is never broken or cut`() {
    let wide =
      [["Mã", "Tên"] + (1...12).map { "Cột \($0)" }] + [["1", "Một"] + (1...12).map { _ in "1.234.567" }]
    let lines = TextColumns(leading: 2, width: 60, language: .vi).lines(wide)
    #expect(lines.contains { $0.contains("1.234.567  1.234.567") })
    #expect(!lines.joined().contains("…"))
    #expect(lines.last?.contains("Cột 12") == true)
  }
}
