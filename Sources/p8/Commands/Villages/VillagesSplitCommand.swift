import ArgumentParser
import P8Model
import Project8

/// `p8 villages split`.
struct VillagesSplitCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "split",
      abstract: speech(vi: "Chia tách: lập thôn mới từ một thôn.", en: "Found villages out of one."))
  }

  @Argument(help: help(vi: "Mã thôn.", en: "The village's code."))
  var code: String

  @Option(
    name: .customLong("name"),
    help: help(vi: "Tên thôn mới; nêu nhiều lần được.", en: "The name of a new one; may be given again."))
  var names: [String] = []

  @Option(
    help: help(
      vi: "Thôn cũ kết thúc, và mô hình của nó: go-on, consolidated, dissolved. Không nêu: thôn cũ ở lại.",
      en:
        "The old village ends, and its models: go-on, consolidated, dissolved. Without it the old one stays.")
  )
  var ends: String?

  @OptionGroup var options: VillageDecisionOptions

  func run() throws {
    let workspace = try options.workspace()
    let parser = RequestParser(workspace)
    var models: VillageMerger.Models?
    if let ends {
      var option = ModelsOption()
      option.models = ends
      models = try option.value()
    }
    try options.say(
      try workspace.villages.split(
        try parser.village(code, structure: options.structure), into: names, ends: models,
        decision: try options.decision(parser)), workspace)
  }
}
