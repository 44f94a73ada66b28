import Foundation
import P8DefinitionFiles
import P8Definitions
import P8Model
import P8Presentation
import TestSupport
import Testing

/// The texts of `templates/texts/`.
@Suite struct FixedTextTests {
  @Test func `each text of the files is said by the code`() throws {
    var code = ""
    let sources = URL(filePath: Project.folder).appending(path: "Sources")
    let walk = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
    while let file = walk?.nextObject() as? URL {
      guard file.pathExtension == "swift" else { continue }
      let text = try String(contentsOf: file, encoding: .utf8)
      guard text.contains("say(.") || TextCatalogue.kinds.contains(where: { text.contains("\($0)") }) else {
        continue
      }
      // That a text has values does not say it.
      let values = text.range(of: "var placeholders: [String] {")
      code += text[..<(values?.lowerBound ?? text.endIndex)]
      if let values, let end = text.range(of: "\n  }\n", range: values.upperBound..<text.endIndex) {
        code += text[end.upperBound...]
      }
    }
    let words = Set(
      code.split { !$0.isLetter && !$0.isNumber && $0 != "." && $0 != "_" }.flatMap { word in
        word.split(separator: ".", omittingEmptySubsequences: false).dropFirst()
      })
    for kind in TextCatalogue.kinds {
      for name in kind.allCases.map({ "\($0)" }) { #expect(words.contains(name[...]), "\(kind).\(name)") }
    }
  }

  @Test func `a missing text, an unknown one and an unknown value are faults`() throws {
    let definitions = try EditedDefinitions()
    let file = "templates/texts/checks.yaml"
    try definitions.replace("{cell} thành", with: "{sel} thành", in: file)
    try definitions.replace("cell.blank:", with: "cell.blnk:", in: file)
    let faults = try definitions.check().faults.map { $0.line(in: .en) }
    #expect(faults.count == 3)
    for part in ["“{sel}”", "“cell.blnk”", "“cell.blank” is missing"] {
      #expect(faults.contains { $0.hasPrefix("\(file):") && $0.contains(part) }, "\(part)")
    }
  }

  @Test func `other words do not make other definitions`() throws {
    let definitions = try EditedDefinitions()
    let before = try #require(definitions.check().definitions)
    try definitions.replace("Sửa ô {cell}", with: "Đổi ô {cell}", in: "templates/texts/checks.yaml")
    let after = try #require(definitions.check().definitions)
    #expect(after.hash == before.hash)
    #expect(
      after.texts.filled(CheckText.setCell, with: ["cell": "B7", "value": "3"]).vi == "Đổi ô B7 thành 3.")
  }
}
