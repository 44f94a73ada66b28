import SpreadsheetML
import TestSupport
import Testing

struct DeflateStreamTests {
  /// Content of several kinds, so that stored, fixed and dynamic blocks all occur.
  private static func content(_ kind: Int, count: Int, seed: Int) -> [UInt8] {
    var generator = SplitMix64(seed: UInt64(seed))
    let pattern = Array("<c r=\"A1\" s=\"3\"><v>17</v></c>".utf8)
    return (0..<count).map { index in
      switch kind {
      case 0: UInt8.random(in: 0...255, using: &generator)
      case 1: UInt8(ascii: "a")
      case 2: pattern[index % pattern.count]
      default: UInt8.random(in: 97...101, using: &generator)
      }
    }
  }

  @Test(arguments: 0..<4, [1, 2, 20, 300, 70_000, 700_000])
  func `pieces put in a row unpack to what was packed`(_ kind: Int, _ count: Int) throws {
    for compression in [Compression.draft, .standard] {
      let deflater = Deflater(compression: compression)
      var (whole, packed): ([UInt8], [UInt8]) = ([], [])
      for seed in 0..<3 {
        let content = Self.content(kind, count: count, seed: seed)
        whole += content
        packed += try #require(
          unsafe content.withUnsafeBufferPointer { unsafe deflater.piece(of: $0)?.bytes })
      }
      let entry = ZipAssembler.Entry("a", whole).with {
        $0.method = 8
        $0.data = packed + DeflatedPiece.end
      }
      let package = try WrittenPackage(ZipAssembler([entry]).bytes)
      #expect(package.bytes("a") == whole)
    }
  }

  @Test func `bytes that are no deflate stream are refused`() {
    var bytes: [UInt8] = [0xFF, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0]
    var count = 3
    let isOpen = unsafe bytes.withUnsafeMutableBufferPointer { buffer in
      unsafe DeflateStream.reopen(&buffer, count: &count)
    }
    #expect(!isOpen)
  }
}
