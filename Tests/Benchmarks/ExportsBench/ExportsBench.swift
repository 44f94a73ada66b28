import P8DefinitionFiles
import Foundation
import P8Definitions
import P8Exports
import P8Model
import SpreadsheetML

/// Writes the large exports of `scripts/bench-exports` by the way that `p8 export national` takes from the figures
/// on, and tells their cells to the libraries beside it.
///
///     ExportsBench write|write-xml national|register FILE     the workbook
///     ExportsBench cells national|register FILE               its cells as text
///     ExportsBench none  national|register                    only the figures: what the others hold of the making
@main
struct ExportsBench {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count >= 2 else { return usage() }
    let folder = try DefinitionsFolder.find(named: FileManager.default.currentDirectoryPath)
    let report = try LargeReport(definitions: DefinitionsLoader(folder: folder).load())
    let made: SummaryReport
    switch arguments[1] {
    case "national": made = try report.national()
    case "register": made = try report.register(of: 100_000)
    default: return usage()
    }
    switch (arguments[0], arguments.count) {
    case ("none", 2): print(made.table.units.count)
    case ("write", 3): try Data(made.workbook().xlsx()).write(to: URL(filePath: arguments[2]))
    case ("write-xml", 3):
      try Data(made.workbook().spreadsheetXML2003()).write(to: URL(filePath: arguments[2]))
    case ("cells", 3):
      try Data(CellList(made.workbook()).text.utf8).write(to: URL(filePath: arguments[2]))
    default: usage()
    }
  }

  private static func usage() {
    print("ExportsBench write|write-xml|cells national|register FILE, or none national|register")
    exit(2)
  }
}
