import SpreadsheetML
import TestSupport
import Testing

/// The shared strings of Excel 97–2003, cut into records wherever they may be cut.
struct BinaryStringsTests {
  private typealias Records = RecordAssembler

  private struct Writer {
    var pieces: [[UInt8]] = [[]]
    var room = 0
    var random: SplitMix64

    init(seed: UInt64) {
      random = SplitMix64(seed: seed)
      room = Int.random(in: 20...60, using: &random)
    }

    mutating func start() {
      pieces.append([])
      room = Int.random(in: 8...60, using: &random)
    }

    /// Numbers are not cut.
    mutating func put(_ content: RecordAssembler.Content) {
      if content.bytes.count > room { start() }
      pieces[pieces.count - 1] += content.bytes
      room -= content.bytes.count
    }

    /// Letters are cut anywhere; a byte says anew how wide those behind the cut are.
    mutating func put(letters: [UInt16], wide: Bool) {
      var wide = wide
      for (index, letter) in letters.enumerated() {
        if room < (wide ? 2 : 1) {
          start()
          let needsWide = letters[index...].contains { $0 > 0xFF }
          wide = needsWide || Bool.random(using: &random)
          put(.byte(wide ? 1 : 0))
        }
        put(wide ? .word(Int(letter)) : .byte(Int(letter)))
      }
    }

    mutating func put(text: String, runs: [(Int, Int)], phonetic: [UInt8]) {
      let letters = Array(text.utf16)
      let wide = letters.contains { $0 > 0xFF } || Bool.random(using: &random)
      let flags = (wide ? 1 : 0) | (runs.isEmpty ? 0 : 8) | (phonetic.isEmpty ? 0 : 4)
      var head = RecordAssembler.Content.word(letters.count) + .byte(flags)
      if !runs.isEmpty { head = head + .word(runs.count) }
      if !phonetic.isEmpty { head = head + .long(phonetic.count) }
      put(head)
      put(letters: letters, wide: wide)
      for run in runs { put(.word(run.0, run.1)) }
      for byte in phonetic { put(.byte(Int(byte))) }
    }
  }

  @Test(arguments: 0..<150)
  func `texts come back however they are cut`(_ seed: UInt64) throws {
    var writer = Writer(seed: seed)
    var random = SplitMix64(seed: seed &+ 1_000)
    let alphabets = ["abc 12", "éàü ab", "Thôn Bản ộ", "a😀ệ"].map(Array.init)
    writer.put(.long(20) + .long(20))
    var wanted: [String] = []
    for _ in 0..<20 {
      let alphabet = alphabets[Int.random(in: 0..<alphabets.count, using: &random)]
      let length = Int.random(in: 0...60, using: &random)
      let text = String(
        (0..<length).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &random)] })
      let units = text.utf16.count
      let runs = Bool.random(using: &random) || units < 2 ? [] : [(units / 2, 1)]
      let phonetic =
        Bool.random(using: &random)
        ? [] : Array(repeating: UInt8(9), count: Int.random(in: 1...40, using: &random))
      writer.put(text: text, runs: runs, phonetic: phonetic)
      wanted.append(text)
    }
    let records = writer.pieces.enumerated().flatMap {
      Records.record($0.offset == 0 ? 0xFC : 0x3C, .raw($0.element))
    }
    let cells = (0..<20).map { Records.record(0xFD, .word($0, 0, 0) + .long($0)) }
    let book = RecordAssembler([.init(records: cells)]).with { $0.behind = [records] }
    let found = try BinaryListing(book.stream).lines.dropFirst().map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false)[2]
    }
    #expect(found.map(String.init) == wanted)
  }
}
