import ArgumentParser
import P8Model
import Project8

/// `p8 keys`: keys to sign exports with, and those of people who are trusted.
struct KeysCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "keys",
      abstract: speech(vi: "Khóa để ký và kiểm chữ ký.", en: "Keys to sign with and to check signatures by."),
      discussion: speech(
        vi: """
          Nơi gửi: p8 keys new hoi-lhpn-phu-yen, rồi gửi dòng mà p8 keys show in ra.
          Nơi nhận: p8 keys trust TỆP.pub --unit 22084 --may send,confirm, sau khi đối chiếu dấu vân tay qua điện thoại.
          Quyền: send (gửi gói), confirm (xác thực), approve (duyệt), define (danh mục); không có quyền thì gói chờ người nhận.
          Khóa nằm trong thư mục P8_KEYS, mặc định ~/.config/project8/keys. Giữ kín và sao lưu tệp .key.
          """,
        en: """
          The sender: p8 keys new womens-union-phu-yen, then send the line that p8 keys show prints.
          The receiver: p8 keys trust FILE.pub --unit 22084 --may send,confirm, after comparing the fingerprint by telephone.
          Rights: send (bundles), confirm, approve, define (lists); bundles of a key without rights wait for a person.
          The keys lie in the folder P8_KEYS, by default ~/.config/project8/keys. Keep .key files secret and backed up.
          """),
      subcommands: [New.self, List.self, Show.self, Trust.self])
  }

  /// `p8 keys new NAME`.
  struct New: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(abstract: speech(vi: "Tạo khóa mới để ký.", en: "Make a new key to sign with."))
    }

    @Argument(help: help(vi: "Tên khóa.", en: "The name of the key."))
    var name: String

    @OptionGroup var common: CommonOptions

    func run() throws {
      let keys = KeyRing()
      let entry = try keys.create(name)
      try Console.data(entry.line)
      Console.error(
        speech(
          vi:
            "Đã tạo trong \(keys.folder). Gửi dòng trên cho nơi nhận. Dấu vân tay: \(entry.fingerprint)",
          en:
            "Made in \(keys.folder). Send the line above to the receivers. Fingerprint: \(entry.fingerprint)"
        ))
    }
  }

  /// `p8 keys list`.
  struct List: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(abstract: speech(vi: "Các khóa đang có.", en: "The keys that are there."))
    }

    @OptionGroup var format: ListFormatOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let keys = KeyRing()
      let entries = keys.entries()
      if !entries.isEmpty {
        try format.write(
          [
            ("name", LocalizedText(vi: "Tên", en: "Name")), ("kind", LocalizedText(vi: "Loại", en: "Kind")),
            ("fingerprint", LocalizedText(vi: "Dấu vân tay", en: "Key fingerprint")),
            ("rights", LocalizedText(vi: "Quyền", en: "Rights")),
          ],
          rows: entries.map { entry in
            [
              entry.name, entry.isOwn ? speech(vi: "để ký", en: "own") : speech(vi: "tin cậy", en: "trusted"),
              entry.fingerprint, Self.rights(of: entry, in: keys),
            ]
          }, language: common.lang)
      }
      let damaged = keys.damaged()
      for failure in damaged {
        Console.error("p8: \(failure.message[common.lang])")
        if let remedy = failure.remedy { Console.error("    \(remedy[common.lang])") }
      }
      if !damaged.isEmpty { throw ExitStatus.fileTrouble }
      if entries.isEmpty {
        Console.error(
          speech(
            vi: "Chưa có khóa nào trong \(keys.folder). Tạo khóa: p8 keys new TÊN",
            en: "There are no keys in \(keys.folder). Make one: p8 keys new NAME"))
      }
    }

    /// What a key may do; one damaged file hides no other key.
    private static func rights(of entry: KeyRing.Entry, in keys: KeyRing) -> String {
      guard !entry.isOwn else { return speech(vi: "mọi quyền ở đây", en: "everything here") }
      do {
        return try keys.rights(of: entry)?.text ?? speech(vi: "chưa có quyền", en: "no rights")
      } catch {
        return error.message[.ofProcess]
      }
    }
  }

  /// `p8 keys show NAME`.
  struct Show: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        abstract: speech(
          vi: "In khóa công khai, để gửi cho nơi nhận.", en: "Print a public key, to send to receivers."))
    }

    @Argument(help: help(vi: "Tên khóa.", en: "The name of the key."))
    var name: String

    @OptionGroup var common: CommonOptions

    func run() throws {
      let entry = try KeyRing().entry(name)
      try Console.data(entry.line)
      Console.error(
        speech(vi: "Dấu vân tay: ", en: "Fingerprint: ") + entry.fingerprint)
    }
  }

  /// `p8 keys trust KEY`.
  struct Trust: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        abstract: speech(
          vi: "Nhận khóa công khai của người khác.", en: "Take the public key of somebody else."))
    }

    @Argument(
      help: help(
        vi: "Tệp .pub, hoặc dòng “p8-ed25519 …”.", en: "A .pub file, or the line “p8-ed25519 …”."))
    var key: String

    @Option(
      help: help(
        vi: "Tên để gọi; mặc định là tên trong dòng.", en: "What to call it; by default the name in the line."
      ))
    var name: String?

    @Option(
      help: help(
        vi: "Đơn vị mà khóa được thay mặt; dùng được nhiều lần. Mã có ở cả hai danh mục: 22084@2024.",
        en: "A unit that the key speaks for; may be repeated. A code of both structures: 22084@2024."))
    var unit: [String] = []

    @Option(
      help: help(
        vi: "Quyền: send, confirm, approve, define, cách nhau bằng dấu phẩy.",
        en: "Rights: send, confirm, approve, define, with commas between."))
    var may: String?

    @OptionGroup var common: CommonOptions

    func run() throws {
      let keys = KeyRing()
      let entry: KeyRing.Entry
      if unit.isEmpty, may == nil {
        entry = try keys.trust(key, name: name)
      } else {
        let rights = try RequestParser(common.workspace()).rights(units: unit, may: may ?? "")
        entry = try keys.trust(key, name: name, rights: rights)
        Console.error("\(entry.name): \(rights.text)")
      }
      Console.error(
        speech(
          vi:
            "Đã nhận khóa “\(entry.name)”, dấu vân tay \(entry.fingerprint): hãy đối chiếu qua điện thoại.",
          en: "Took the key “\(entry.name)”, fingerprint \(entry.fingerprint): compare it by telephone."))
    }
  }
}
