import Foundation
import P8Model
import SpreadsheetML

extension Forms {
  /// The forms of all villages of a commune in one archive.
  ///
  /// - Parameter folder: An empty folder for the forms on their way.
  /// - Returns: The path of the archive, beside the folder.
  /// - Throws: ``Failure`` as ``writeAll(_:forPhone:to:isForced:observe:)``, and where the disk is full.
  package func archive(_ request: BlankFormRequest, through folder: String) throws -> String {
    if isAsked { return try allowed(.see, in: request.unit).archive(request, through: folder) }
    _ = try writeAll(request, forPhone: false, to: folder, isForced: true)
    let path = "\(folder).zip"
    do {
      var archive = try ZipFile(path: path)
      // The list of what p8 wrote there begins with a dot: it is of no use to anybody who gets the forms.
      for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      where !name.hasPrefix(".") {
        try archive.add(name, Array(try RegularFile.contents(of: "\(folder)/\(name)")))
      }
      try archive.finish()
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure.unwritable(path)
    }
    return path
  }
}
