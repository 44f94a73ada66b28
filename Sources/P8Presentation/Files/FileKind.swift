package import P8Model

/// What stands at a path.
package enum FileKind: Hashable, Sendable {
  case file
  case folder
  case link
  case pipe
  case socket
  case device

  /// What it is, in the middle of a sentence.
  package var words: LocalizedText {
    switch self {
    case .file: LocalizedText(vi: "tệp", en: "a file")
    case .folder: LocalizedText(vi: "thư mục", en: "a folder")
    case .link: LocalizedText(vi: "liên kết", en: "a symbolic link")
    case .pipe: LocalizedText(vi: "ống dẫn (pipe)", en: "a pipe")
    case .socket: LocalizedText(vi: "socket", en: "a socket")
    case .device: LocalizedText(vi: "thiết bị", en: "a device")
    }
  }
}
