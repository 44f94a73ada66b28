import ContentDigest
import Foundation
import P8Model
import P8Registry
import TestSupport
import Testing

import Project8

/// What is stored is what was judged.
struct IngestTests {
  @Test(arguments: [1, 2])
  func `a file replaced between judging and storing is kept as it was judged`(jobs: Int) async throws {
    let folder = try TemporaryFolder()
    let samples = "\(PhuYenCaseTests.root)/templates/samples/phu-yen-2023/reports"
    let other = try Data(contentsOf: URL(filePath: "\(samples)/22087-01.xlsx"))
    var files: [BatchFile] = []
    var judged: [[UInt8]] = []
    for name in ["22084-01.xlsx", "22084-02.xlsx"] {
      let bytes = Array(try Data(contentsOf: URL(filePath: "\(samples)/\(name)")))
      files.append(BatchFile(path: try folder.write(bytes, to: name), name: name))
      judged.append(bytes)
    }
    var workspace = try Workspace(
      definitions: PhuYenCaseTests.root, registry: folder.path("registry.sqlite"))
    workspace.readFile = { path in
      let content = FileContent.read(path)
      try? other.write(to: URL(filePath: path))
      return content
    }
    let run = try await workspace.ingest.store(files, jobs: jobs)
    #expect(run.counts == (2, 0))
    let registry = try workspace.registry()
    for (file, bytes) in zip(files, judged) {
      #expect(FileManager.default.contents(atPath: file.path) == other)
      let kept = try registry.originalFile(sha256: ContentDigest.sha256(bytes))
      #expect(kept == bytes, "\(file.name)")
    }
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    #expect(!left.contains { $0.hasSuffix(".part") })
  }
}
