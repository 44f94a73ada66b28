import Foundation
import P8Model
import SpreadsheetML
import TestSupport
import Testing

import Project8

/// An office with a registry and keys of its own, and the reports of the sample villages.
enum Office {
  static let samples = "\(PhuYenCaseTests.root)/templates/samples/phu-yen-2023"
  /// The definitions, read once for all tests.
  private static let shared = Result { try Workspace(definitions: PhuYenCaseTests.root, registry: nil) }

  static func open(_ name: String, in folder: TemporaryFolder) throws -> Workspace {
    var workspace = try shared.get().with(registry: folder.path("\(name).sqlite"))
    workspace.keys = KeyRing(folder: folder.path("\(name)-keys"))
    workspace.author = name
    _ = try workspace.importVillages(
      fromFile: "\(samples)/seed/villages.tsv", structure: .y2024, language: .en)
    return workspace
  }

  static func ingest(_ names: [String], into workspace: Workspace) async throws {
    let files = names.map { BatchFile(path: "\(samples)/reports/\($0).xlsx", name: "\($0).xlsx") }
    _ = try await workspace.ingest.store(files, jobs: 2)
  }

  /// The report of a village as it would come saved anew, with a cell changed: another decision about its team.
  static func changed(
    _ unit: String, in folder: TemporaryFolder,
    cell: (address: String, content: CellContent)? = ("D7", .text("99/QĐ-UBND"))
  ) throws -> BatchFile {
    let bytes = try Data(contentsOf: URL(filePath: "\(samples)/reports/\(unit).xlsx"))
    var editor = try WorkbookEditor(bytes: Array(bytes))
    if let cell {
      editor.set(cell.content, at: try #require(CellReference(cell.address)), on: "1. Tổ truyền thông")
    } else {
      // A comment changes bytes and no figure.
      editor.comment(
        CellComment(at: try #require(CellReference("D7")), author: "a", text: "đã xem"),
        on: "1. Tổ truyền thông")
    }
    return BatchFile(
      path: try folder.write(editor.xlsx(), to: "\(UUID().uuidString)/\(unit).xlsx"), name: "\(unit).xlsx")
  }
}
