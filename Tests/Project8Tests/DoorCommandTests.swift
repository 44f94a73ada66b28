import Foundation
import P8Model
import TestSupport
import Testing

import Project8

/// Bundles and keys by the commands that people type, and names from outside on their terminals.
struct DoorCommandTests {
  private static let samples = "\(PhuYenCaseTests.root)/templates/samples/phu-yen-2023"

  let folder = Result { try TemporaryFolder() }

  private func p8(
    _ line: String, keys: String = "keys", at registry: String = "a.sqlite"
  ) throws -> (text: String, code: Int32) {
    let folder = try self.folder.get()
    let shell = CommandShell(environment: [
      "P8_KEYS": folder.path(keys), "P8_REGISTRY": folder.path(registry),
    ])
    return try shell.run("p8 \(line) --lang en --definitions \(PhuYenCaseTests.root)", in: folder.url.path)
  }

  @Test func `an office makes a key and sends, another one trusts it and takes`() throws {
    #expect(try p8("ingest \(Self.samples)/reports/22084-01.xlsx").code == 0)
    #expect(try p8("keys new song-hinh").code == 0)
    #expect(try p8("bundle --unit 22084 --period 2023 --sign song-hinh -o a.p8b").code == 0)
    #expect(try p8("bundle --unit 22084 --period 2023 -o plain.p8b").code == 0)
    func there(_ line: String) throws -> (text: String, code: Int32) {
      try p8(line, keys: "there", at: "there.sqlite")
    }
    let waiting = try there("ingest a.p8b")
    #expect(waiting.code == 1 && waiting.text.contains("p8 bundle accept a.p8b"), "\(waiting.text)")
    let shown = try there("bundle show a.p8b")
    #expect(shown.code == 0 && shown.text.contains("key that is not known"), "\(shown.text)")
    #expect(try there("keys trust keys/song-hinh.pub --unit 22084").code == 2)
    #expect(try there("keys trust keys/song-hinh.pub --unit 22084 --may everything").code == 2)
    #expect(try there("keys trust keys/song-hinh.pub --unit 99999 --may send").code == 2)
    let trusted = try there("keys trust keys/song-hinh.pub --unit 22084@2024 --may send,confirm")
    #expect(trusted.code == 0 && trusted.text.contains("22084@2024: send, confirm"), "\(trusted.text)")
    #expect(try there("keys list").text.contains("22084@2024: send, confirm"))
    let taken = try there("ingest a.p8b")
    #expect(taken.code == 0 && taken.text.contains("1 report taken"), "\(taken.text)")
    #expect(try there("bundle accept plain.p8b").code == 2)
    let accepted = try there("bundle accept plain.p8b --reason \"by telephone\"")
    #expect(accepted.code == 0 && accepted.text.contains("1 already here"), "\(accepted.text)")
    #expect(try there("audit list --containing bundle.accepted").text.contains("by telephone"))
    let merged = try p8("registry merge a.sqlite", at: "third.sqlite")
    #expect(merged.code == 0 && merged.text.contains("1 report taken"), "\(merged.text)")
  }

  @Test func `one bad bundle stops nothing, and the command says so by its exit code`() throws {
    let folder = try self.folder.get()
    try folder.write(Array("{\"format\":\"project8-bundle\"\nx\n".utf8), to: "in/bad.p8b")
    let report = try Data(contentsOf: URL(filePath: "\(Self.samples)/reports/22084-01.xlsx"))
    try folder.write(report, to: "in/22084-01.xlsx")
    let run = try p8("ingest in")
    #expect(
      run.code == 3 && run.text.contains("cut off") && run.text.contains("1 report stored"), "\(run.text)")
  }

  @Test func `names from outside steer no terminal`() throws {
    let folder = try self.folder.get()
    let name = "Buôn \u{1B}[31mRED\u{1B}]0;t\u{7}\u{202E}x\u{9B}2J"
    try folder.write(Array("commune\tvillage\n22084\t\(name)\n".utf8), to: "villages.tsv")
    _ = try p8("units import villages.tsv --structure 2024")
    var workbook = FilledReport.sound("22084-01", "Buôn \u{202E}x\u{9B}2J")
    workbook.above = []
    try folder.write(workbook.bytes(Project.definitions()), to: "a.xlsx")
    _ = try p8("ingest a.xlsx")
    for line in [
      "villages list --unit 22084", "units show 22084", "units find Buôn",
      "table --unit 22084 --period 2023 --by village",
      "status --unit 22084 --period 2023", "explain D8.1.1 --unit 22084 --period 2023", "cells a.xlsx",
      "check a.xlsx", "audit list",
    ] {
      let text = try p8(line).text
      let unseen = text.unicodeScalars.filter {
        $0.value < 0x20 && $0 != "\n" && $0 != "\t" || (0x7F...0x9F).contains($0.value) || $0 == "\u{202E}"
      }
      #expect(unseen.isEmpty && !text.isEmpty, "\(line): \(text.debugDescription)")
    }
    #expect(try p8("bundle --unit 22084 --period 2023 -o plain.p8b").code == 0)
    var forged = ForgedBundle(Array(try Data(contentsOf: URL(filePath: folder.path("plain.p8b")))))
    let escaped = "x\\u001b[31mRED\\u001b]0;t\\u0007"
    forged.lines.append(
      "{\"village\":{\"identity\":77,\"code\":\"22084-77@2024\",\"name\":\"\(escaped)\",\"key\":\"x\",\"from\":null,\"to\":null}}"
    )
    try folder.write(forged.bytes(), to: "h.p8b")
    let shown = try p8("bundle accept h.p8b --reason x").text
    #expect(shown.contains("x␛[31mRED␛]0;t␇") && !shown.contains("\u{1B}"), "\(shown)")
    #expect(try p8("cells a.xlsx").text.contains("⟨U+202E⟩"))
  }
}
