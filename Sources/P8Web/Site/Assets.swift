import Foundation
import P8Presentation

/// The files that come with the program.
struct Assets: Sendable {
  enum Name: String, CaseIterable, Sendable {
    case style = "site.css"
    case script = "site.js"
    case page = "page.js"
    case upload = "upload.js"
    case log = "log.js"
    case icon = "icon.svg"
    /// That of the dashboard that is exported, so that both look the same.
    case dashboard = "dashboard.css"

    var type: String {
      switch self {
      case .style, .dashboard: "text/css; charset=utf-8"
      case .script, .page, .upload, .log: "text/javascript; charset=utf-8"
      case .icon: "image/svg+xml"
      }
    }

    fileprivate var bytes: [UInt8] {
      switch self {
      case .style: PackageResources.site_css
      case .script: PackageResources.site_js
      case .page: PackageResources.page_js
      case .upload: PackageResources.upload_js
      case .log: PackageResources.log_js
      case .icon: PackageResources.icon_svg
      case .dashboard: Array(DashboardStyle.sheet.utf8)
      }
    }
  }

  struct File: Sendable {
    let bytes: [UInt8]
    /// What the bytes are told by, in the address that pages name.
    let digest: String
  }

  private static let files: [Name: File] = Dictionary(
    uniqueKeysWithValues: Name.allCases.map { name in
      (name, File(bytes: name.bytes, digest: digest(of: name.bytes)))
    })

  subscript(_ name: Name) -> File? { Self.files[name] }

  /// The address of a file; another one as soon as its bytes are others.
  static func path(of name: Name) -> String {
    "/assets/\(name.rawValue)?v=\(files[name]?.digest ?? "")"
  }

  /// The service worker, which is another one as soon as any file is: the addresses of all files, then the script.
  static let worker: [UInt8] = {
    let paths = Name.allCases.flatMap { name in
      // Scripts name each other without their digests.
      name.type.hasPrefix("text/javascript")
        ? [path(of: name), "/assets/\(name.rawValue)"] : [path(of: name)]
    }
    let list = paths.map { "\"\($0)\"" }.joined(separator: ",")
    let version = digest(of: Array(list.utf8))
    return Array("const version = \"\(version)\";\nconst files = [\(list)];\n".utf8)
      + PackageResources.service_worker_js
  }()

  /// FNV-1a: it tells versions apart and need not withstand anybody.
  private static func digest(of bytes: [UInt8]) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return String(hash, radix: 16)
  }
}
