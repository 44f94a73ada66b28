import Foundation
import P8Definitions
import Project8
import TestSupport

/// A folder of reports in shapes as people send them, as the comment `<!-- fill FOLDER with reports` of a document lists it:
/// a line for each file, `NUMBER OF THE VILLAGE: SHAPE > FILE`.
struct MixedFolder {
  enum Fault: Error, CustomStringConvertible {
    case notUnderstood(String)
    case noSuchShape(String)

    var description: String {
      switch self {
      case .notUnderstood(let line): "not a line of a folder of reports: \(line)"
      case .noSuchShape(let name): "there is no shape of a report called \(name)"
      }
    }
  }

  /// Makes the files.
  static func write(_ lines: [String], into folder: String, _ definitions: Definitions) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for line in lines {
      guard let colon = line.range(of: ": "), let sign = line.range(of: " > "),
        let village = Int(line[..<colon.lowerBound]), colon.upperBound < sign.lowerBound
      else { throw Fault.notUnderstood(line) }
      let name = String(line[colon.upperBound..<sign.lowerBound])
      guard let shape = ReportShape.all.first(where: { $0.name == name }) else {
        throw Fault.noSuchShape(name)
      }
      let book = try ShapedBook(ReportShape.report(ofVillage: village), definitions)
      try Data(shape.make(book)).write(to: URL(filePath: "\(folder)/\(line[sign.upperBound...])"))
    }
  }
}
