import P8Model
import Testing
import VietnameseText

import P8Intake

struct NarrativeEncodingTests {
  private static let text =
    "Đến nay, toàn tỉnh có 52 tổ truyền thông cộng đồng và 8 câu lạc bộ, kinh phí hỗ trợ được phân bổ."

  @Test(arguments: [
    "§Õn nay, toµn tØnh cã 52 tæ truyÒn th«ng céng ®ång vµ 8 c©u l¹c bé, kinh phÝ hç trî ®­îc ph©n bæ.",
    "Ñeán nay, toaøn tænh coù 52 toå truyeàn thoâng coäng ñoàng vaø 8 caâu laïc boä, kinh phí hoã trôï ñöôïc phaân boå.",
  ])
  func `A text in an old encoding is decoded`(written: String) throws {
    #expect(reader.likeliest(of: [written]) == Self.text)
    #expect(reader.read(try #require(reader.likeliest(of: [written]))).figures.map(\.value) == [52])
  }

  @Test func `A text that was read as Windows-1252 is mended`() throws {
    let raw = try #require(LegacyEncoding.rawText(Array(Self.text.utf8)))
    #expect(reader.likeliest(of: [raw]) == Self.text)
  }

  @Test(arguments: [text, "The province has 52 communication teams.", "", "52"])
  func `A text that is right stays as it is`(text: String) {
    #expect(reader.likeliest(of: [text]) == text)
    #expect(reader.likeliest(of: []) == nil)
  }
}
