import Foundation
import P8Definitions
import P8Model
import P8Presentation
import Project8
import SpreadsheetML
import TestSupport
import Testing
import VietnameseText

/// Tables as delimited text in the encodings of old fonts and of Windows: the same values as in UTF-8, or a word on why not.
struct EncodedTableTests {
  enum Encoding: CaseIterable, Sendable {
    case tcvn3, vni, windows1258, tcvn3InUTF8, vniInUTF8
  }

  private static let table = """
    Tổ truyền thông cộng đồng - Buôn mẫu 1, xã Ea Lâm, năm 2023
    Tên tổ;Tình trạng;Số QĐ;Ngày thành lập;Số thành viên;Nữ;Nam;Người DTTS;Ghi chú
    Tổ truyền thông cộng đồng Buôn mẫu 1;Duy trì;15/QĐ-UBND;28/08/2022;11;7;4;9;đã củng cố trong quý
    """

  private static func bytes(_ text: String, in encoding: Encoding) throws -> [UInt8] {
    func raw(_ text: String?) throws -> [UInt8] {
      try #require(text).unicodeScalars.map { scalar in
        UInt8(exactly: scalar.value) ?? windows1252[scalar] ?? UInt8(ascii: "?")
      }
    }
    switch encoding {
    case .tcvn3: return try raw(TCVN3.encode(text))
    case .vni: return try raw(VNI.encode(text))
    case .tcvn3InUTF8: return Array(try #require(TCVN3.encode(text)).utf8)
    case .vniInUTF8: return Array(try #require(VNI.encode(text)).utf8)
    case .windows1258: return try windows1258(text)
    }
  }

  /// The bytes of Windows-1252 that Latin-1 does not have.
  private static let windows1252: [Unicode.Scalar: UInt8] = Dictionary(
    (0x80...0x9F).compactMap { byte in
      LegacyEncoding.rawText([UInt8(byte)])?.unicodeScalars.first.map { ($0, UInt8(byte)) }
    }, uniquingKeysWith: { first, _ in first })

  /// Letters with their own sign in one byte, tones behind them.
  private static func windows1258(_ text: String) throws -> [UInt8] {
    var bytes: [UInt8] = []
    let tones: [Unicode.Scalar: UInt8] = [
      "\u{300}": 0xCC, "\u{309}": 0xD2, "\u{303}": 0xDE, "\u{301}": 0xEC, "\u{323}": 0xF2,
    ]
    let letters: [Unicode.Scalar: UInt8] = [
      "Ă": 0xC3, "ă": 0xE3, "Đ": 0xD0, "đ": 0xF0, "Ơ": 0xD5, "ơ": 0xF5, "Ư": 0xDD, "ư": 0xFD,
    ]
    for character in text {
      var base = String.UnicodeScalarView()
      var tone: UInt8?
      for scalar in String(character).decomposedStringWithCanonicalMapping.unicodeScalars {
        if let found = tones[scalar] { tone = found } else { base.append(scalar) }
      }
      for scalar in String(base).precomposedStringWithCanonicalMapping.unicodeScalars {
        bytes.append(try #require(letters[scalar] ?? UInt8(exactly: scalar.value)))
      }
      if let tone { bytes.append(tone) }
    }
    return bytes
  }

  private func records(_ bytes: [UInt8]) async throws -> (texts: [String], findings: [Finding]) {
    let registry = try SmallRegistry()
    let workspace = registry.workspace
    let files = [BatchFile(path: try registry.folder.write(bytes, to: "to.csv"), name: "to.csv")]
    _ = try await workspace.layouts.accept(
      files, period: workspace.period("2023"), unit: workspace.unit("22210-01", structure: .y2024),
      by: "Hội LHPN xã", reason: "")
    let findings = try await workspace.checking.check(
      files, jobs: 1, period: workspace.period("2023"),
      unit: workspace.unit("22210-01", structure: .y2024)
    ).findings
    let understood = try workspace.layouts.understood(
      files, period: workspace.period("2023"), unit: workspace.unit("22210-01", structure: .y2024))
    guard
      case .foreign(let report, _, unplaced: _, acceptance: _, otherErrors: _)? =
        understood.files.first?.kind
    else {
      Issue.record("not understood")
      return ([], findings)
    }
    return (report.sections.flatMap(\.rows).flatMap(\.cells).map { $0?.text ?? "" }, findings)
  }

  @Test(arguments: Encoding.allCases)
  func `an old encoding is found by its words, and told where it is of a font`(encoding: Encoding)
    async throws
  {
    let plain = try await records(Array(Self.table.utf8))
    #expect(plain.texts.contains("đã củng cố trong quý"))
    let read = try await records(Self.bytes(Self.table, in: encoding))
    #expect(read.texts == plain.texts)
    #expect(read.findings.contains { $0.rule == "text.old-font" } == (encoding != .windows1258))
  }

  @Test func `a text of which no reading makes words is refused, and nothing is guessed`() async throws {
    let registry = try SmallRegistry()
    let bytes =
      Array("Tên".utf8.dropLast()) + [0xB8, 0xE8, 0xB8, 0xFE, 0x3B, 0xD1, 0xEC, 0x0A, 0x31, 0x3B, 0x32]
    let file = BatchFile(path: try registry.folder.write(bytes, to: "to.csv"), name: "to.csv")
    let batch = try await registry.workspace.checking.check([file], jobs: 1)
    #expect(batch.findings.allSatisfy { $0.effect == .rejectFile })
    #expect(!batch.findings.isEmpty)
  }
}
