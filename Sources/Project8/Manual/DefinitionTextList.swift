import P8DefinitionFiles
import P8Definitions
package import P8Model
import P8Presentation

/// Every text for people in a folder of definitions, for those who read the words again.
package struct DefinitionTextList: Sendable {
  private let texts: [DefinitionTexts.Place]

  /// Reads the texts of a folder; nil to look for it.
  package init(in folder: String?) throws(Failure) {
    do {
      texts = try DefinitionTexts(of: DefinitionsFolder.find(named: folder)).all
    } catch {
      throw Failure(.input, error.message, remedy: error.hint)
    }
  }

  /// How many there are.
  package var count: Int { texts.count }

  /// The texts in a language: for people file by file, each under the way to it; for scripts in both languages.
  package func list(as format: TableFormat, _ language: Language) -> String {
    switch format {
    case .text: pages(language)
    case .tsv: plain.tsv
    case .json: plain.json
    }
  }

  private var plain: PlainTable {
    PlainTable(
      ["file", "line", "key", "vi", "en"],
      rows: texts.map { [$0.source.file, "\($0.source.line)", $0.key, $0.text.vi, $0.text.en] })
  }

  private func pages(_ language: Language) -> String {
    var lines: [String] = []
    var file = ""
    for text in texts {
      if text.source.file != file {
        file = text.source.file
        lines += (lines.isEmpty ? [] : [""]) + [file]
      }
      lines.append("  \(text.source.line) \(text.key)")
      lines += text.text[language].split(separator: "\n").map { "    \($0)" }
    }
    return lines.joined(separator: "\n")
  }
}
