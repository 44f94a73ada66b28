import Foundation
import Testing

/// The entries of the capabilities, as the sources have them.
enum CapabilityEntries {
  /// `Indicators.table(_` for `public func table(_ request: …)`: the capability, the name and the first label.
  static func all() throws -> Set<String> {
    let folder = HouseTests.root.appending(path: "Sources/Project8")
    let files = try #require(FileManager.default.enumerator(atPath: folder.path)).compactMap { $0 as? String }
      .filter { $0.hasSuffix(".swift") }
    let texts = try files.map { try String(contentsOf: folder.appending(path: $0), encoding: .utf8) }
    let capabilities = Set(
      texts.flatMap { $0.matches(of: /struct (\w+): Capability\b/).map { String($0.1) } })
    var entries: Set<String> = []
    for text in texts {
      var type = ""
      for match in text.matches(
        of:
          /(?m)^(?:public |package )?(?:struct|extension|enum|protocol|final class) (\w+)|^  (?:public|package) func (\w+)(?:<[^>]*>)?\(\s*(\w*)/
      ) {
        if let name = match.1 { type = String(name) }
        guard let name = match.2, capabilities.contains(type) else { continue }
        entries.insert("\(type).\(name)(\(match.3 ?? "")")
      }
    }
    return entries
  }
}
