import ArgumentParser
import P8Model
import Project8

/// `p8 registry`: the care of the store.
struct RegistryCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "registry",
      abstract: speech(
        vi: "Kiểm tra, sao lưu, khôi phục, nhận và chuyển sổ đăng ký.",
        en: "Check, back up, restore, export and merge the registry."),
      subcommands: [
        RegistryCheckCommand.self, RegistryBackupCommand.self, RegistryRestoreCommand.self,
        RegistryExportCommand.self, RegistryMergeCommand.self, RegistryConflictsCommand.self,
        RegistryResolveCommand.self, RegistryPurgeCommand.self,
      ])
  }
}

/// `p8 registry check`: is all in it sound.
struct RegistryCheckCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "check",
      abstract: speech(
        vi: "Kiểm tra từng trang, từng giá trị và cả nhật ký.",
        en: "Check every page, every value and the audit log."),
      discussion: speech(
        vi: "Không có --full thì chỉ so một phần tệp gốc (nói rõ bao nhiêu), và không cộng lại số liệu.",
        en:
          "Without --full a part of the originals is compared (it says how many), and no figures are added up."
      ))
  }

  @Flag(
    help: help(
      vi: "So mọi tệp gốc với mã băm của nó, và cộng lại mọi số liệu cộng sẵn.",
      en: "Compare all originals with their digests, and add up all kept figures again."))
  var full = false

  @OptionGroup var registry: RegistryOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    var bar: ProgressBar?
    let result = try common.workspace(registry: registry).trust.checkRegistry(isFull: full, common.lang) {
      done, all in
      let shown =
        bar
        ?? ProgressBar(
          total: all, label: speech(vi: "So tệp gốc", en: "Comparing originals"), isQuiet: common.quiet)
      bar = shown
      shown.update(done)
    }
    try Console.output(result.text)
    if !result.isSound { throw ExitStatus.findings }
  }
}

/// `p8 registry backup`: a copy while others go on working.
struct RegistryBackupCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "backup",
      abstract: speech(
        vi: "Chép sổ ra một tệp, người khác vẫn làm việc được.",
        en: "Copy the registry into one file while others go on working."),
      discussion: speech(
        vi: "Tệp đã có thì không ghi đè. Ví dụ: p8 registry backup sao-luu-2025-07-01.sqlite",
        en: "A file that is there is not replaced. Example: p8 registry backup backup-2025-07-01.sqlite"))
  }

  @Argument(help: help(vi: "Tệp sao lưu.", en: "The file to be made."))
  var file: String

  @OptionGroup var registry: RegistryOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    try Console.output(try common.workspace(registry: registry).trust.backUpRegistry(to: file)[common.lang])
  }
}

/// `p8 registry restore`: a backup in the place of the registry.
struct RegistryRestoreCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "restore",
      abstract: speech(
        vi: "Đưa bản sao lưu trở lại; sổ đang có được giữ bên cạnh.",
        en: "Put a backup in place; what was there is kept beside it."))
  }

  @Argument(help: help(vi: "Tệp sao lưu.", en: "The backup."))
  var file: String

  @OptionGroup var registry: RegistryOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    try Console.output(
      try common.workspace(registry: registry).trust.restoreRegistry(from: file)[common.lang])
  }
}
