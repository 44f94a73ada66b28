import ArgumentParser
import P8Model
import Project8

/// `p8 units`: administrative units, their changes, and villages.
struct UnitsCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "units",
      abstract: speech(
        vi: "Tra cứu đơn vị hành chính, thay đổi năm 2025, và danh sách thôn.",
        en: "Look up units, their changes of 2025, and villages."),
      subcommands: [
        UnitsFindCommand.self, UnitsShowCommand.self, UnitsChangesCommand.self, UnitsMatchCommand.self,
        UnitsConfirmCommand.self, UnitsImportCommand.self, UnitsClassesCommand.self,
      ])
  }
}

/// `p8 units find`: units by name.
struct UnitsFindCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "find",
      abstract: speech(
        vi: "Tìm đơn vị và thôn theo tên, có dấu hoặc không dấu; thôn cả theo tên trước đây.",
        en: "Find units and villages by name, with or without diacritics; villages by former names too."))
  }

  @Argument(
    help: help(
      vi: "Tên, ví dụ \"Ea Lâm\" hoặc \"ea lam\".", en: "The name, such as \"Ea Lâm\" or \"ea lam\"."))
  var name: String

  @OptionGroup var format: ListFormatOption
  @OptionGroup var registry: RegistryOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    try format.write(
      try common.workspace(registry: registry).places.find(
        named: name, as: format.format, language: common.lang, width: Screen.width))
  }
}

/// `p8 units show`: a unit with what is above and below it.
struct UnitsShowCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "show",
      abstract: speech(vi: "Xem một đơn vị.", en: "Show a unit."))
  }

  @Argument(help: help(vi: "Mã đơn vị.", en: "The unit's code."))
  var code: String

  @OptionGroup var registry: RegistryOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    try Console.output(try common.workspace(registry: registry).places.show(code, language: common.lang))
  }
}

/// `p8 units changes`: what became of a unit on 1 July 2025.
struct UnitsChangesCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "changes",
      abstract: speech(
        vi: "Đơn vị cũ nhập vào đâu, đơn vị mới gồm những gì.",
        en: "Where an old unit went, what a new one is made of."))
  }

  @Argument(help: help(vi: "Mã đơn vị.", en: "The unit's code."))
  var code: String

  @OptionGroup var common: CommonOptions

  func run() throws {
    try Console.output(try common.workspace().places.changes(code, language: common.lang))
  }
}

/// `p8 units match`: a list of names to codes.
struct UnitsMatchCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "match",
      abstract: speech(
        vi: "Dò mã cho một danh sách tên (tệp .tsv).", en: "Find the codes for a list of names (a .tsv file)."
      ),
      discussion: speech(
        vi:
          "Đọc các cột commune, district, province và (nếu có) date; trả lại các dòng kèm status, code, candidates.",
        en:
          "Reads the columns commune, district, province and, where there is one, date; gives the rows back with status, code, candidates."
      ))
  }

  @Argument(help: help(vi: "Tệp .tsv.", en: "The .tsv file."))
  var file: String

  @OptionGroup var registry: RegistryOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    try Console.data(try common.workspace(registry: registry).places.match(inFile: file))
  }
}

/// `p8 units confirm`: remember which commune a name means.
struct UnitsConfirmCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "confirm",
      abstract: speech(
        vi: "Nhớ một tên là xã nào, để match và import không hỏi lại.",
        en: "Remember which commune a name means, so that match and import need not ask again."),
      discussion: speech(
        vi: "Ví dụ: p8 units confirm \"Xa Ea Lam\" 22210 --province \"Phu Yen\"",
        en: "Example: p8 units confirm \"Xa Ea Lam\" 22210 --province \"Phu Yen\""))
  }

  @Argument(help: help(vi: "Tên như người ta viết.", en: "The name as people write it."))
  var name: String

  @Argument(help: help(vi: "Mã xã.", en: "The commune's code."))
  var code: String

  @Option(help: help(vi: "Tên huyện viết cạnh đó.", en: "The district written beside it."))
  var district: String = ""

  @Option(help: help(vi: "Tên tỉnh viết cạnh đó.", en: "The province written beside it."))
  var province: String = ""

  @Option(help: help(vi: "Cấu trúc của mã: 2024 hoặc 2025.", en: "The structure of the code: 2024 or 2025."))
  var structure: String = "2024"

  @OptionGroup var registry: RegistryOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let workspace = try common.workspace(registry: registry)
    let parser = RequestParser(workspace)
    let unit = try parser.unit(code, structure: try parser.structure(structure))
    let told = try registry.sayingIfNew {
      try workspace.villages.confirm(named: name, district: district, province: province, means: unit)
    }
    try Console.output(told[common.lang])
  }
}

/// `p8 units classes`: the classes of communes (region I to III).
struct UnitsClassesCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "classes",
      abstract: speech(
        vi: "Nhập khu vực I, II, III của các xã (.xlsx, .csv, .tsv).",
        en: "Import the classes of communes, region I to III (.xlsx, .csv, .tsv)."),
      discussion: speech(
        vi: "Các cột: commune (mã xã, hoặc tên xã kèm cột district, province) và class (ví dụ Khu vực III).",
        en:
          "Columns: commune (the code, or the name with the columns district and province) and class (such as Region III)."
      ))
  }

  @Argument(help: help(vi: "Tệp danh sách.", en: "The list."))
  var file: String

  @Option(
    help: help(vi: "Cấu trúc của xã: 2024 hoặc 2025.", en: "The structure of the communes: 2024 or 2025."))
  var structure: String = "2024"

  @OptionGroup var registry: RegistryOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let workspace = try common.workspace(registry: registry)
    let structure = try RequestParser(workspace).structure(structure)
    let told = try registry.sayingIfNew {
      try workspace.villages.importClasses(fromFile: file, structure: structure, language: common.lang)
    }
    try Console.output(told)
  }
}
