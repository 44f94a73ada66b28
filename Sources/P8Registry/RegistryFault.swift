package import P8Model

/// Why the registry could not be opened, read or written; nothing already stored is lost by any of them.
package struct RegistryFault: Error, Hashable, Sendable {
  /// What went wrong.
  package enum Kind: Hashable, Sendable {
    /// There is no file at the path.
    case notFound
    /// The file is empty: nothing was ever stored in it.
    case empty
    /// The folder of the path does not exist, or the path is a folder.
    case badPath
    /// The file is not a SQLite database.
    case notADatabase
    /// The file is a database of another program.
    case notOurs
    /// The registry was written by a newer version of the toolkit.
    case newerSchema(found: Int, known: Int)
    /// The registry is of an older version and was opened for reading only.
    case olderSchema(found: Int, known: Int)
    /// Another program holds the registry.
    case locked
    /// The file or its folder may not be written to.
    case readOnly
    /// The disk is full.
    case diskFull
    /// The content of the file is damaged.
    case damaged
    /// The file could not be read or written.
    case inputOutput
    /// The period is locked for the unit.
    case periodLocked
    /// The request contradicts what is stored.
    case refused
    /// A change of a village contradicts what is stored.
    case village(VillageRefusal)
    /// The file is not a bundle.
    case notABundle
    /// A bundle is cut off or was changed; the line at which it shows.
    case damagedBundle(line: Int)
    /// A bundle was written by a newer version of the toolkit.
    case newerBundle
    /// The signature of a bundle is not that of its key over its content.
    case badSignature
    /// A bundle is not one that is taken, for another reason.
    case bundle(BundleRefusal)
    /// Something about people was not done.
    case people(PeopleRefusal)
  }

  /// What went wrong.
  package let kind: Kind
  /// The file of the registry.
  package let path: String
  /// What the database said, for people who look into it; nil where it has nothing to add.
  package let detail: String?

  package init(_ kind: Kind, path: String, detail: String? = nil) {
    self.kind = kind
    self.path = path
    self.detail = detail
  }
}

extension RegistryFault {
  /// What happened.
  package var message: LocalizedText {
    switch kind {
    case .notFound, .empty:
      LocalizedText(vi: "Không có sổ đăng ký ở \(path)", en: "There is no registry at \(path)")
    case .badPath:
      LocalizedText(
        vi: "Không tạo được sổ đăng ký ở \(path): thư mục không có, hoặc đường dẫn là một thư mục",
        en: "No registry can be made at \(path): its folder does not exist, or the path is a folder")
    case .notADatabase:
      LocalizedText(vi: "\(path) không phải là sổ đăng ký", en: "\(path) is no registry")
    case .notOurs:
      LocalizedText(
        vi: "\(path) là cơ sở dữ liệu của chương trình khác, không phải sổ đăng ký Project8",
        en: "\(path) is the database of another program, not a Project8 registry")
    case .newerSchema(let found, let known):
      LocalizedText(
        vi: "Sổ đăng ký \(path) có phiên bản \(found), mới hơn chương trình này (biết đến \(known))",
        en: "The registry \(path) has version \(found), newer than this program, which knows \(known)")
    case .olderSchema(let found, let known):
      LocalizedText(
        vi: "Sổ đăng ký \(path) có phiên bản \(found), cần nâng lên \(known) nhưng đang mở chỉ để đọc",
        en: "The registry \(path) has version \(found) and needs \(known), but is open for reading only")
    case .locked:
      LocalizedText(
        vi: "Sổ đăng ký \(path) đang bị chương trình khác giữ",
        en: "Another program is holding the registry \(path)")
    case .readOnly:
      LocalizedText(
        vi: "Không được phép ghi vào sổ đăng ký \(path) hoặc thư mục của nó",
        en: "The registry \(path) or its folder may not be written to")
    case .diskFull:
      LocalizedText(
        vi: "Ổ đĩa đầy, không ghi thêm được vào \(path)", en: "The disk is full; \(path) cannot grow")
    case .damaged:
      LocalizedText(vi: "Sổ đăng ký \(path) bị hỏng", en: "The registry \(path) is damaged")
    case .inputOutput:
      LocalizedText(
        vi: "Không đọc hoặc ghi được sổ đăng ký \(path)", en: "The registry \(path) cannot be read or written"
      )
    case .periodLocked:
      LocalizedText(
        vi: "Kỳ báo cáo đã khóa\(detail.map { ": \($0)" } ?? "")",
        en: "The period is locked\(detail.map { ": \($0)" } ?? "")")
    case .refused, .village, .bundle, .people:
      LocalizedText(
        vi: "Yêu cầu trái với số liệu đã lưu trong \(path)",
        en: "The request contradicts what is stored in \(path)")
    case .notABundle:
      LocalizedText(vi: "\(path) không phải là gói báo cáo", en: "\(path) is no bundle")
    case .damagedBundle(let line):
      LocalizedText(
        vi: "Gói báo cáo \(path) bị cụt hoặc đã bị sửa (dòng \(line))",
        en: "The bundle \(path) is cut off or was changed (line \(line))")
    case .newerBundle:
      LocalizedText(
        vi: "Gói báo cáo \(path) do phiên bản mới hơn của Project8 ghi",
        en: "The bundle \(path) was written by a newer version of Project8")
    case .badSignature:
      LocalizedText(
        vi: "Chữ ký của gói báo cáo \(path) không đúng",
        en: "The signature of the bundle \(path) does not hold")
    }
  }

  /// The way out.
  package var advice: LocalizedText {
    switch kind {
    case .notFound, .empty:
      LocalizedText(
        vi: "Nạp báo cáo bằng p8 ingest để tạo sổ, hoặc chỉ đúng tệp (bằng --registry, hoặc sau tên lệnh).",
        en: "Make one with p8 ingest, or name the right file (with --registry, or after the command).")
    case .badPath:
      LocalizedText(
        vi: "Tạo thư mục trước, hoặc chọn tệp khác bằng --registry.",
        en: "Create the folder first, or choose another file with --registry.")
    case .notADatabase, .notOurs:
      LocalizedText(
        vi: "Tệp được giữ nguyên. Chọn tệp khác bằng --registry.",
        en: "The file was left as it is. Choose another one with --registry.")
    case .newerSchema:
      LocalizedText(
        vi: "Sổ được giữ nguyên. Cài phiên bản mới của Project8.",
        en: "The registry was left as it is. Install the newer version of Project8.")
    case .olderSchema:
      LocalizedText(
        vi: "Chép sổ sang nơi ghi được rồi mở lại.",
        en: "Copy the registry to a place that can be written to and open it there.")
    case .locked:
      LocalizedText(
        vi: "Đợi chương trình kia xong hoặc đóng nó rồi chạy lại. Số liệu đã lưu còn nguyên.",
        en: "Wait for the other program or close it, then run again. What was stored is untouched.")
    case .readOnly:
      LocalizedText(
        vi:
          "Xin quyền ghi, hoặc chép sổ sang thư mục của mình và dùng --registry. Số liệu đã lưu còn nguyên.",
        en: "Ask for the right to write, or copy the registry to your own folder and use --registry. "
          + "What was stored is untouched.")
    case .diskFull:
      LocalizedText(
        vi: "Xóa bớt tệp không cần rồi chạy lại. Báo cáo đã nạp trước đó còn nguyên.",
        en: "Free some space and run again. Reports stored before are untouched.")
    case .damaged:
      LocalizedText(
        vi:
          "Tệp được giữ nguyên. Chạy p8 registry check, rồi khôi phục từ bản sao lưu bằng p8 registry restore.",
        en:
          "The file was left as it is. Run p8 registry check, then restore a backup with p8 registry restore."
      )
    case .inputOutput:
      LocalizedText(
        vi: "Kiểm tra ổ đĩa hoặc kết nối mạng rồi chạy lại.",
        en: "Look at the disk or the network connection and run again.")
    case .periodLocked:
      LocalizedText(
        vi: "Báo cáo chưa được lưu. Người khóa kỳ có thể mở khóa kèm lý do, rồi nạp lại.",
        en: "The report was not stored. Who locked the period may unlock it with a reason; then ingest again."
      )
    case .refused, .village, .bundle, .people:
      LocalizedText(
        vi: "Xem chi tiết rồi sửa yêu cầu; không có gì bị thay đổi.",
        en: "Read the detail and mend the request; nothing was changed.")
    case .notABundle:
      LocalizedText(
        vi: "Tạo gói bằng p8 bundle. Báo cáo rời thì nạp thẳng tệp của thôn.",
        en: "Bundles are made with p8 bundle. Single reports are ingested as the files that they are.")
    case .damagedBundle, .badSignature:
      LocalizedText(
        vi: "Không nhận gì từ gói này. Xin nơi gửi chép hoặc gửi lại.",
        en: "Nothing was taken from it. Ask the sender to copy or send it again.")
    case .newerBundle:
      LocalizedText(
        vi: "Cài phiên bản mới của Project8 rồi nạp lại.",
        en: "Install the newer version of Project8 and ingest again.")
    }
  }
}

extension RegistryFault: CustomStringConvertible {
  /// What happened and what to do, in English, for logs.
  package var description: String {
    [message.en, detail.map { "(\($0))" }, advice.en].compactMap(\.self).joined(separator: " ")
  }
}
