package import P8Model

/// Why a file is not read.
package enum InputRefusal: Hashable, Sendable {
  /// It is not there, or may not be read, with what the system says.
  case unreadable(String, reason: String?)
  /// No regular file: it is never opened, so that nobody waits for a pipe.
  case notAFile(String, FileKind)

  /// What happened.
  package var message: LocalizedText {
    switch self {
    case .unreadable(let path, let reason):
      LocalizedText(
        vi: "Không đọc được tệp: \(path)\(reason.map { " (\($0))" } ?? "")",
        en: "The file cannot be read: \(path)\(reason.map { " (\($0))" } ?? "")")
    case .notAFile(let path, let kind):
      LocalizedText(
        vi: "Không đọc \(path): đó là \(kind.words.vi), không phải tệp thường",
        en: "\(path) is not read: it is \(kind.words.en), not a regular file")
    }
  }

  /// Why, without the path, for the middle of a sentence that names the file.
  package var reason: LocalizedText {
    switch self {
    case .unreadable: LocalizedText(vi: "không mở được", en: "it cannot be opened")
    case .notAFile(_, let kind):
      LocalizedText(
        vi: "đó là \(kind.words.vi), không phải tệp thường", en: "it is \(kind.words.en), no regular file")
    }
  }

  /// The way out.
  package var remedy: LocalizedText {
    switch self {
    case .unreadable:
      LocalizedText(
        vi: "Kiểm tra đường dẫn và quyền đọc.", en: "Check the path and that you may read it.")
    case .notAFile:
      LocalizedText(
        vi: "Chép nội dung vào một tệp rồi nêu tệp đó.", en: "Copy what it holds into a file and name that.")
    }
  }
}
