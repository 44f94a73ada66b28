import ArgumentParser
import Foundation
import P8Model
import Project8

/// Options that every command knows (design, section 7).
struct CommonOptions: ParsableArguments {
  @Option(
    help: help(
      vi: "Thư mục định nghĩa (chứa indicators/ và templates/).",
      en: "The folder of definitions (that holds indicators/ and templates/)."))
  var definitions: String?

  @Option(help: help(vi: "Ngôn ngữ: vi hoặc en.", en: "The language: vi or en."))
  var lang: Language = .ofProcess

  @Flag(help: help(vi: "Không hiện tiến độ.", en: "Show no progress."))
  var quiet = false

  /// The same for somebody who writes.
  func workspace(registry: RegistryOption, author: AuthorOption) throws -> Workspace {
    var workspace = try workspace(registry: registry)
    workspace.author = author.name
    return workspace
  }

  /// The definitions that these options mean.
  func workspace(registry: RegistryOption? = nil) throws -> Workspace {
    var workspace = try Workspace(definitions: definitions, registry: registry?.path)
    workspace.author = AuthorOption.standard
    return workspace
  }
}

/// Where the registry is.
struct RegistryOption: ParsableArguments {
  @Option(
    help: help(
      vi: "Tệp sổ đăng ký (mặc định project8.sqlite hoặc P8_REGISTRY).",
      en: "The registry's file (by default project8.sqlite, or P8_REGISTRY)."))
  var registry: String?

  /// The path of the registry.
  var path: String {
    registry ?? ProcessInfo.processInfo.environment["P8_REGISTRY"] ?? "project8.sqlite"
  }

  /// Whether there is a registry with something in it.
  private var isThere: Bool {
    let facts = try? FileManager.default.attributesOfItem(atPath: path)
    return ((facts?[.size] as? NSNumber)?.intValue ?? 0) > 0
  }

  /// Does what may make the registry, and says so where it did: a wrong path must not go unseen.
  func sayingIfNew<Result>(_ body: () throws -> Result) throws -> Result {
    let wasThere = isThere
    defer { sayIfNew(wasThere) }
    return try body()
  }

  /// The same for a job that takes a while.
  func sayingIfNew<Result>(_ body: () async throws -> Result) async throws -> Result {
    let wasThere = isThere
    defer { sayIfNew(wasThere) }
    return try await body()
  }

  private func sayIfNew(_ wasThere: Bool) {
    guard !wasThere, isThere else { return }
    Console.error(speech(vi: "Đã tạo sổ đăng ký mới: \(path)", en: "Made a new registry: \(path)"))
  }
}
