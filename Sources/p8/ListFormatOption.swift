import ArgumentParser
import P8Model
import Project8

/// How a list is printed.
struct ListFormatOption: ParsableArguments {
  @Option(help: help(vi: "text, tsv hoặc json.", en: "text, tsv or json."))
  var format: TableFormat = .text

  /// Prints a list: in columns for people, under fixed names for scripts.
  func write(
    _ columns: [(name: String, title: LocalizedText)], kept: Int? = nil, rows: [[String]], language: Language
  ) throws {
    try write(format.list(columns, kept: kept, rows: rows, language: language, width: Screen.width))
  }

  /// Prints a list that has its format already.
  func write(_ text: String) throws {
    try Console.output(text, isForPeople: format == .text)
  }
}
