import Foundation
import P8Model
import TestSupport

import Project8

/// An office with some of the sample reports in its registry, and a key ring.
final class ExportingOffice {
  let folder: TemporaryFolder
  let workspace: Workspace
  let keys: KeyRing

  init(reports: [String]) async throws {
    folder = try TemporaryFolder()
    workspace = try Workspace(definitions: PhuYenCaseTests.root, registry: folder.path("registry.sqlite"))
    keys = KeyRing(folder: folder.path("keys"))
    let samples = "\(PhuYenCaseTests.root)/templates/samples/phu-yen-2023"
    _ = try workspace.importVillages(
      fromFile: "\(samples)/seed/villages.tsv", structure: .y2024, language: .en)
    let files = reports.map { BatchFile(path: "\(samples)/reports/\($0).xlsx", name: "\($0).xlsx") }
    _ = try await workspace.ingest.store(files, jobs: 2)
  }

  /// The workspace as somebody works with it who signs.
  func workspace(signedBy key: String?) throws -> Workspace {
    var signing = workspace
    signing.signer = try key.map { try keys.signingKey($0) }
    return signing
  }

  /// Writes the national summary; its path.
  func export(_ name: String, signedBy key: String? = nil) throws -> String {
    let document = try workspace(signedBy: key).nationalReport(
      layout: "national-summary", unit: "54", period: "2023", by: .commune, language: .en,
      container: name.hasSuffix(".xml") ? .spreadsheetXML2003 : .xlsx)
    let path = folder.path(name)
    try document.write(to: path, through: FileOutput(for: workspace))
    return path
  }

  func verify(_ path: String, key: String? = nil, mustBeSigned: Bool = false) throws -> Verification {
    try Verification(of: path, manifest: nil, key: key, mustBeSigned: mustBeSigned, keys: keys)
  }
}
