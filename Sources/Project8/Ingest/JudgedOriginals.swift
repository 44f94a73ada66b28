import Foundation
import P8Model

/// The bytes of the files of a run as they were judged, until they are stored.
///
/// A file may be replaced between judging and storing, so it is never read a second time. The bytes lie in a file
/// beside the registry that has no name any more: memory stays small, and a killed process leaves nothing behind.
final class JudgedOriginals {
  private let file: FileHandle
  private let path: String
  private var places: [Int: (start: UInt64, count: Int)] = [:]
  private var end: UInt64 = 0

  /// - Parameter registry: The path of the registry.
  /// - Throws: ``Failure`` where nothing can be written beside it.
  init(besideRegistry registry: String) throws(Failure) {
    path = "\(registry).\(UUID().uuidString).part"
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Failure.unwritable(path) }
    unlink(path)
    file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  /// Keeps the bytes of the file at a place of the run.
  func keep(_ bytes: [UInt8], at index: Int) throws(Failure) {
    do {
      try file.seek(toOffset: end)
      try file.write(contentsOf: bytes)
    } catch {
      throw Failure.unwritable(path)
    }
    places[index] = (end, bytes.count)
    end += UInt64(bytes.count)
  }

  /// The bytes of the file at a place of the run; nil where none were kept.
  func bytes(at index: Int) throws(Failure) -> [UInt8]? {
    guard let place = places[index] else { return nil }
    guard place.count > 0 else { return [] }
    do {
      try file.seek(toOffset: place.start)
      if let data = try file.read(upToCount: place.count), data.count == place.count { return Array(data) }
    } catch {
      throw Failure.unreadable(path)
    }
    throw Failure.unreadable(path)
  }
}
