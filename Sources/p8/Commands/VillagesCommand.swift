import ArgumentParser
import P8Model
import Project8

/// `p8 villages`: the villages that report, and what happens to them.
struct VillagesCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "villages",
      abstract: speech(
        vi:
          "Thôn: danh sách, thêm, đổi tên, chuyển xã, sáp nhập, chia tách, giải thể, nối sang danh mục mới.",
        en: "Villages: list, add, rename, move, merge, split, close, and carry into the structure of today."),
      discussion: speech(
        vi:
          "Một thôn giữ danh tính khi đổi tên, mã hoặc xã; số liệu các kỳ của nó không tách đôi. Mỗi thay đổi có ngày hiệu lực, nghị quyết, lý do, và hoàn tác được.",
        en:
          "A village keeps its identity when its name, code or commune changes; its figures of all periods stay together. Each change has a day, a resolution and a reason, and can be taken back."
      ),
      subcommands: [
        VillagesListCommand.self, VillagesShowCommand.self, VillagesAddCommand.self,
        VillagesRenameCommand.self,
        VillagesMoveCommand.self, VillagesMergeCommand.self, VillagesSplitCommand.self,
        VillagesCloseCommand.self,
        VillagesCarryCommand.self, VillagesUndoCommand.self,
      ])
  }
}
