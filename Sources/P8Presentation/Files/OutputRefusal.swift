package import P8Model

/// Why a file is not written; what stands at its path stays as it is.
package enum OutputRefusal: Hashable, Sendable {
  /// The path is that of the registry, of a file that belongs to it, or another spelling of these.
  case registry(String)
  /// A database that is not the registry of this command: a registry, a backup, or another program's.
  case database(String)
  /// A secret key to sign with.
  case secretKey(String)
  /// A file that the same command reads.
  case input(String)
  /// No regular file.
  case notAFile(String, FileKind)
  /// A file that p8 did not write, or that somebody has changed since.
  case foreign(String)
  /// The system does not let it be written, with what it says.
  case unwritable(String, reason: String?)

  /// What happened.
  package var message: LocalizedText {
    switch self {
    case .registry(let path):
      LocalizedText(
        vi: "Không ghi vào \(path): đó là sổ đăng ký hoặc tệp đi kèm sổ",
        en: "\(path) is not written: it is the registry or a file that belongs to it")
    case .database(let path):
      LocalizedText(
        vi: "Không ghi đè \(path): đó là một sổ đăng ký hoặc cơ sở dữ liệu",
        en: "\(path) is not replaced: it is a registry or another database")
    case .secretKey(let path):
      LocalizedText(
        vi: "Không ghi đè \(path): đó là khóa bí mật", en: "\(path) is not replaced: it is a secret key")
    case .input(let path):
      LocalizedText(
        vi: "Không ghi đè \(path): chính lệnh này đang đọc tệp đó",
        en: "\(path) is not replaced: this command reads it")
    case .notAFile(let path, let kind):
      LocalizedText(
        vi: "Không ghi vào \(path): đó là \(kind.words.vi), không phải tệp thường",
        en: "\(path) is not written: it is \(kind.words.en), not a regular file")
    case .foreign(let path):
      LocalizedText(
        vi: "Không ghi đè \(path): tệp không do p8 ghi, hoặc đã được sửa sau đó",
        en: "\(path) is not replaced: p8 did not write it, or it was changed since")
    case .unwritable(let path, let reason):
      LocalizedText(
        vi: "Không ghi được tệp: \(path)\(reason.map { " (\($0))" } ?? "")",
        en: "The file cannot be written: \(path)\(reason.map { " (\($0))" } ?? "")")
    }
  }

  /// The way out.
  package var remedy: LocalizedText {
    switch self {
    case .registry, .database, .secretKey, .input:
      LocalizedText(
        vi: "Chọn tên tệp khác. Tệp đang có được giữ nguyên.",
        en: "Choose another name. The file stays as it was.")
    case .notAFile(_, .link):
      LocalizedText(
        vi: "Nêu thẳng tệp mà liên kết chỉ tới, hoặc chọn tên khác.",
        en: "Name the file that the link leads to, or choose another name.")
    case .notAFile:
      LocalizedText(
        vi: "Chọn tên của một tệp thường; lệnh nào in ra màn hình được thì bỏ -o.",
        en: "Choose the name of a regular file; where the command can print, leave out -o.")
    case .foreign:
      LocalizedText(
        vi: "Chọn tên tệp khác; nếu đúng là muốn thay tệp này, thêm --force.",
        en: "Choose another name; if this file is to be replaced, add --force.")
    case .unwritable:
      LocalizedText(
        vi:
          "Kiểm tra quyền ghi, dung lượng đĩa, và đóng tệp nếu đang mở trong Excel. Tệp cũ (nếu có) còn nguyên.",
        en:
          "Check that you may write there, the space on the disk, and that the file is not open. An old file stays as it was."
      )
    }
  }

  /// Whether another call, not another state of the disk, is needed.
  package var isWrongUse: Bool {
    switch self {
    case .registry, .database, .secretKey, .input: true
    case .notAFile, .foreign, .unwritable: false
    }
  }
}
