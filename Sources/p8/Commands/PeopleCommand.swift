import ArgumentParser
import P8Model
import Project8

/// `p8 people`: who may sign in to the server of a registry; for whoever owns its files.
struct PeopleCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "people",
      abstract: speech(
        vi: "Người dùng của máy chủ: mời, tạm khóa, đặt lại mật khẩu.",
        en: "The people of a server: invite, suspend, reset a password."),
      discussion: speech(
        vi: """
          Người đầu tiên: p8 people invite "Lò Thị Lan" --role centre. Gửi mã in ra cho người đó; mã dùng một lần.
          Người khác: p8 people invite "Lò Thị Hoa" --role commune --unit 22084@2024.
          Vai trò: village (thôn), commune (xã), province (tỉnh), centre (trung ương), donor (nhà tài trợ).
          Quên mật khẩu, kể cả của người quản lý: p8 people reset TÊN-ĐĂNG-NHẬP.
          Danh sách nằm cạnh sổ đăng ký (SỔ.people.sqlite); chạy bằng đúng người dùng của máy chủ.
          """,
        en: """
          The first one: p8 people invite "Lo Thi Lan" --role centre. Send them the token that is printed; it works once.
          Others: p8 people invite "Lo Thi Hoa" --role commune --unit 22084@2024.
          Roles: village, commune, province, centre, donor.
          A password that was forgotten, even by who administers people: p8 people reset LOGIN.
          The list lies beside the registry (REGISTRY.people.sqlite); run this as the user of the server.
          """),
      subcommands: [
        List.self, Invite.self, Withdraw.self, Suspend.self, Resume.self, Reset.self, Keys.self, Journal.self,
        Backup.self,
      ])
  }

  /// Says what an invitation is good for; the token alone goes to standard output.
  private static func say(_ invitation: Invitation, to name: String) throws {
    Console.error(
      speech(
        vi: "Gửi mã này cho \(name) qua đường riêng. Mã dùng một lần, đến \(invitation.expires) (giờ UTC):",
        en: "Send this token to \(name) in private. It works once, until \(invitation.expires) (UTC):"))
    try Console.data(invitation.token)
  }

  /// What all of them need.
  struct Options: ParsableArguments {
    @OptionGroup var common: CommonOptions
    @OptionGroup var registry: RegistryOption
    @OptionGroup var author: AuthorOption

    func workspace() throws -> Workspace {
      var workspace = try common.workspace(registry: registry)
      workspace.author = author.name
      return workspace
    }
  }

  /// `p8 people list`.
  struct List: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        abstract: speech(
          vi: "Người dùng và lời mời đang chờ.", en: "People, and the invitations that wait."))
    }

    @OptionGroup var options: Options

    func run() throws {
      let people = try options.workspace().people
      let text = try people.text(options.common.lang)
      if text.isEmpty {
        Console.error(
          speech(
            vi: "Chưa có ai. Mời người đầu tiên: p8 people invite \"HỌ TÊN\" --role centre",
            en: "There is nobody yet. Invite the first one: p8 people invite \"NAME\" --role centre"))
      } else {
        try Console.output(text)
      }
    }
  }

  /// `p8 people invite NAME`.
  struct Invite: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        abstract: speech(vi: "Mời một người; in mã mời.", en: "Invite somebody; prints the token."))
    }

    @Argument(help: help(vi: "Họ và tên.", en: "The name."))
    var name: String

    @Option(
      help: help(
        vi: "Vai trò: village, commune, province, centre, donor.",
        en: "The role: village, commune, province, centre, donor."))
    var role: PersonRole

    @Option(
      help: help(
        vi:
          "Đơn vị và mọi đơn vị bên trong; dùng được nhiều lần, ví dụ 22084@2024. Không ghi là cả nước (chỉ centre và donor).",
        en:
          "A unit with all in it; may be repeated, such as 22084@2024. Without it the whole country (centre and donor only)."
      ))
    var unit: [String] = []

    @OptionGroup var options: Options

    func run() throws {
      let workspace = try options.workspace()
      let parser = RequestParser(workspace)
      var units: [UnitCode] = []
      for text in unit { units.append(try parser.unit(meaning: text)) }
      if units.isEmpty, [.centre, .donor].contains(role) {
        units = UnitStructure.allCases.map { .nation($0) }
      }
      let invitation = try workspace.people.invite(
        name: name, role: role, units: units, language: options.common.lang)
      try PeopleCommand.say(invitation, to: name)
    }
  }

  /// `p8 people withdraw NUMBER`.
  struct Withdraw: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        abstract: speech(vi: "Hủy một lời mời đang chờ.", en: "Take back an invitation that waits."))
    }

    @Argument(help: help(vi: "Số của lời mời (p8 people list).", en: "Its number (p8 people list)."))
    var number: Int64

    @OptionGroup var options: Options

    func run() throws { try options.workspace().people.withdrawInvitation(number) }
  }

  /// `p8 people suspend LOGIN`.
  struct Suspend: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        abstract: speech(
          vi: "Tạm khóa một người: mọi phiên chấm dứt ngay.",
          en: "Keep somebody out: all their sessions end at once."))
    }

    @Argument(help: help(vi: "Tên đăng nhập.", en: "The login."))
    var login: String

    @OptionGroup var options: Options

    func run() throws {
      let people = try options.workspace().people
      try people.suspend(people.person(login: login).id)
    }
  }

  /// `p8 people resume LOGIN`.
  struct Resume: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(abstract: speech(vi: "Mở lại cho một người.", en: "Let somebody in again."))
    }

    @Argument(help: help(vi: "Tên đăng nhập.", en: "The login."))
    var login: String

    @OptionGroup var options: Options

    func run() throws {
      let people = try options.workspace().people
      try people.resume(people.person(login: login).id)
    }
  }

  /// `p8 people reset LOGIN`.
  struct Reset: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        abstract: speech(
          vi: "Đặt lại mật khẩu: mật khẩu cũ hết dùng, in mã để chọn mật khẩu mới.",
          en: "Reset a password: the old one is void, a token to choose a new one is printed."))
    }

    @Argument(help: help(vi: "Tên đăng nhập.", en: "The login."))
    var login: String

    @OptionGroup var options: Options

    func run() throws {
      let people = try options.workspace().people
      let person = try people.person(login: login)
      try PeopleCommand.say(try people.reset(person.id), to: person.name)
    }
  }

  /// `p8 people keys`.
  struct Keys: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        abstract: speech(
          vi: "Khóa mà máy chủ giữ cho từng người: lệnh để nơi khác nhận.",
          en: "The keys that the server holds for people: the command by which other offices take them."))
    }

    @OptionGroup var options: Options

    func run() throws {
      for key in try options.workspace().people.keys() {
        let units = key.rights.units.map { " --unit \($0)" }.joined()
        let may = KeyRights.Right.allCases.filter(key.rights.may.contains).map(\.rawValue)
        let rights = may.isEmpty ? "" : "\(units) --may \(may.joined(separator: ","))"
        try Console.data(
          "\(key.person.login)\tp8 keys trust \"\(key.line)\" --name \(key.person.keyName)\(rights)")
      }
    }
  }

  /// `p8 people journal`.
  struct Journal: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        abstract: speech(
          vi: "Ai đã làm gì với người dùng nào, khi nào.", en: "Who did what about whom, and when."))
    }

    @OptionGroup var options: Options

    func run() throws {
      let text = try options.workspace().people.journalText(options.common.lang)
      if !text.isEmpty { try Console.output(text) }
    }
  }
}

extension PeopleCommand {
  /// `p8 people backup FILE`.
  struct Backup: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        abstract: speech(
          vi: "Sao lưu danh sách người dùng, cả khi máy chủ đang chạy.",
          en: "Copy the file of people, also while the server runs."),
        discussion: speech(
          vi: """
            Bản sao chỉ chủ tệp đọc được, không ghi đè lên gì. Khôi phục: dừng máy chủ, đặt bản sao vào chỗ SỔ.people.sqlite,
            xóa SỔ.people.sqlite-wal và -shm. Khóa của từng người nằm trong thư mục SỔ.people.keys: chép thư mục ấy.
            """,
          en: """
            The copy is its owner's alone and replaces nothing. To restore: stop the server, put the copy in the place of
            REGISTRY.people.sqlite, remove REGISTRY.people.sqlite-wal and -shm. The keys of people lie in the folder
            REGISTRY.people.keys: copy that folder.
            """))
    }

    @Argument(help: help(vi: "Tệp bản sao.", en: "The file of the copy."))
    var file: String

    @OptionGroup var options: Options

    func run() throws { try options.workspace().people.backUp(to: file) }
  }
}

extension PersonRole: ExpressibleByArgument {}
