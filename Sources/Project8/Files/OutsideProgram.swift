import Foundation

/// A program of the machine that does one piece of work in a folder of its own, which is removed afterwards.
struct OutsideProgram {
  /// Why it did not come to its end; with what it said.
  enum Fault: Error {
    case failed(String)
    case unwritable(String)
  }

  let path: String
  let limit: Duration

  /// The first of some programs that is installed; nil where none is.
  init?(_ names: [String], searchPath: String, limit: Duration) {
    let found = searchPath.split(separator: ":").lazy
      .flatMap { folder in names.map { "\(folder)/\($0)" } }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
    guard let found else { return nil }
    (path, self.limit) = (found, limit)
  }

  /// What the program writes from a file; nil where it wrote nothing, with what it said.
  func output(
    of bytes: [UInt8], named input: String, as result: String, _ arguments: (URL) -> [String]
  ) throws(Fault) -> (bytes: [UInt8]?, said: String) {
    let folder = FileManager.default.temporaryDirectory.appending(path: "p8-\(UUID().uuidString)")
    defer { remove(folder) }
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(bytes).write(to: folder.appending(path: input))
    } catch {
      throw .unwritable(folder.path)
    }
    let said = try run(arguments(folder), in: folder)
    return (FileManager.default.contents(atPath: folder.appending(path: result).path).map { Array($0) }, said)
  }

  /// Runs the program to its end; gives what it said.
  private func run(_ arguments: [String], in folder: URL) throws(Fault) -> String {
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    let log = folder.appending(path: "said.txt")
    // Not `waitUntilExit`, which off the main thread may wait for ever.
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    do {
      try Data().write(to: log)
      let output = try FileHandle(forWritingTo: log)
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = output
      process.standardError = output
      try process.run()
    } catch {
      throw .failed(String(describing: error))
    }
    if ended.wait(timeout: .now() + limit.seconds) == .timedOut {
      kill(process.processIdentifier, SIGKILL)
      throw .failed("")
    }
    let said = FileManager.default.contents(atPath: log.path) ?? Data()
    return String(decoding: said.prefix(400), as: UTF8.self)
  }

  /// Removes the folder of the work; what cannot be removed lies where temporary files do.
  private func remove(_ folder: URL) {
    do { try FileManager.default.removeItem(at: folder) } catch {}
  }
}

extension Duration {
  fileprivate var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}
