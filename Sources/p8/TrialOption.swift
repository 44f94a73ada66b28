import ArgumentParser
import Foundation
import P8Model
import Project8

/// Whether a command only says what it would do.
///
/// It does all of it in a copy of the registry that is thrown away, so that what it says is what would come of it.
struct TrialOption: ParsableArguments {
  @Flag(help: help(vi: "Chỉ cho biết sẽ làm gì, không làm.", en: "Only say what would be done."))
  var dryRun = false

  /// Does something with the registry, or with a copy of it.
  func run<Result>(_ registry: RegistryOption, _ body: (RegistryOption) throws -> Result) throws -> Result {
    guard dryRun else { return try body(registry) }
    let copy = try Copy(of: registry)
    defer { copy.remove() }
    return try body(copy.registry)
  }

  /// The same for what takes a while.
  func run<Result>(
    _ registry: RegistryOption, _ body: (RegistryOption) async throws -> Result
  ) async throws -> Result {
    guard dryRun else { return try await body(registry) }
    let copy = try Copy(of: registry)
    defer { copy.remove() }
    return try await body(copy.registry)
  }

  /// A copy of a registry in a folder of its own.
  private struct Copy {
    let registry: RegistryOption
    private let folder: URL

    init(of original: RegistryOption) throws {
      folder = FileManager.default.temporaryDirectory.appending(path: "p8-\(UUID().uuidString)")
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: false,
        attributes: [.posixPermissions: NSNumber(value: 0o700)])
      var copy = original
      copy.registry = folder.appending(path: "trial.sqlite").path
      registry = copy
      // Where there is no registry yet the trial begins one, as the command would.
      if FileManager.default.fileExists(atPath: original.path) {
        _ = try Workspace(definitions: nil, registry: original.path).trust.backUpRegistry(to: copy.path)
      }
    }

    func remove() {
      Console.error(
        speech(vi: "Chạy thử: chưa ghi gì vào sổ.", en: "A trial: nothing was written into the registry."))
      // What is left in the folder of temporary files is taken away by the system.
      try? FileManager.default.removeItem(at: folder)
    }
  }
}
